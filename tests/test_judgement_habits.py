"""A document's own confusions: what is misread there again and again is believed more readily."""

from lint.language.attested import no_corpus
from lint.language.gate import gate
from lint.language.judgement import Judged, words

ONE = "the mayor said that tho bridge near the mill was closed in the storm, and that the men of the town had gone home."
WORN = "The govornment met, and the docision of the Secrotary was sont to evory momber of the society in the noxt month; "
OTHER = "The governinent met, and the decisiou of the Secretary was senl to every niember of the society in the nexl month; "


def read(text: str, word: str) -> tuple[str, float]:
    """The first proposal for the first place of a word, and its confidence; 0.0 where it is let pass."""
    judge = words("en")
    odd = gate("en").odd(text)
    looked = {one: judge.suspect(one, no_corpus) for one in odd}
    found: list[Judged] = judge.judge(text, {one: seen for one, seen in looked.items() if seen}, odd, scanned=True)
    return next(((j.proposals[0].text, j.proposals[0].confidence) for j in found if text[j.start : j.end] == word), ("", 0.0))


def test_an_error_is_likelier_where_the_same_letters_were_misread_in_other_words() -> None:
    alone, worn, other = (read(before + ONE, "tho") for before in ("", WORN, OTHER))
    assert worn[0] == "the"
    assert worn[1] > max(alone[1], other[1]) + 0.01


def test_a_word_does_not_speak_for_itself() -> None:
    assert read(" ".join([ONE] * 6), "tho")[1] <= read(ONE, "tho")[1] + 0.05
