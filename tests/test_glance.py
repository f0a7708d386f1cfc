"""What is told of odd words at a glance is what weighing them would tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lint.corpus import MemoryCorpus
from lint.document import Place as Where
from lint.language.attested import may_stand, vouched
from lint.language.candidates import FEWEST_KEPT, MOST_ALIKE, RUN, SCRAMBLED, UNEVEN
from lint.language.errors import LETTER, common_head, common_tail, confusions, repairs
from lint.language.features import Place, Signs
from lint.language.fold import fold
from lint.language.judgement import words
from lint.language.readings import Candidate, best
from lint.language.surroundings import Surroundings
from lint.language.trees import LEAF, Trees
from lint.language.verdicts import Suspect, Weighed, packed, unpacked
from lint.language.weighing import WORTH_A_LOOK
from lint.language.weights import dot, weights
from lint.linter import Survey
from lint.registry import registry
from lint.rows import KeyFilter, hashed
from lint.rule import whole
from lint.wordrule import WordRule

TREES = weights().trees
SCALE = words("en")._scale
TEXT = "The government of the house said that it would hold the bank and the affairs of the people, governments and affairs."
PLACE = Where("a.txt", 0, None, None)
AROUND = Surroundings(TEXT, {}, None)

score = st.floats(-9.0, 0.0)
share = st.sampled_from([0.0, 0.1, 0.25, 0.5, 1.0])
rate = st.floats(1e-4, 0.3)
kinds = st.sampled_from(["lower", "title", "upper", "inner", "brand", "digit", "signs"])
texts = st.sampled_from(["government", "affairs", "house", "said that", "bank", "hous", "governs", "a", "said of", "Zwolle", "it"])
candidates = st.builds(
    Candidate,
    texts,
    st.sampled_from(["inserted", "scrambled", "swapped", "misread", "glued"]),
    st.floats(0.0, 40.0),
    st.floats(-20.0, -3.0),
    st.booleans(),
)
signs = st.builds(
    Signs,
    st.floats(0, 7),
    st.booleans(),
    st.floats(0, 6),
    score,
    score,
    score,
    score,
    kinds,
    st.integers(1, 200),
    st.booleans(),
    st.floats(0, 6),
)
readings = st.lists(candidates, max_size=12).map(lambda some: tuple({r.text: r for r in some}.values()))
suspects = st.builds(lambda signs, some: Suspect("govermnent", "govermnent", "", signs, some), signs, readings)
whereabouts = st.builds(
    Place,
    rate,
    rate,
    rate,
    st.integers(1, 30),
    st.booleans(),
    st.booleans(),
    share,
    share,
    st.booleans(),
    st.sampled_from([0.0, 0.5, 1.0]),
    st.just(False),
)
neighbours = st.sampled_from(["", "the", "of", "foreign", "qqqqq", "house"])


@settings(max_examples=300)
@given(suspects, whereabouts, st.tuples(neighbours, neighbours), st.booleans())
def test_a_glance_adds_up_to_what_weighing_does(suspect: Suspect, place: Place, beside: tuple[str, str], alone: bool) -> None:
    around = None if alone else AROUND
    seen = SCALE._glance.seen(suspect)
    standing = None if alone else [AROUND.standing(text) for text in seen.texts]
    told = SCALE._glance.logit(suspect, seen, place, SCALE._fits(SCALE._ends(suspect), beside), standing)
    weighed = SCALE.weigh(0, 0, suspect, place, beside, around)
    if told is not None:
        assert abs(told - SCALE.logit(weighed)) < 1e-9
    for least in (0.01, 0.1, 0.5, 0.9):
        assert SCALE.is_hopeful(suspect, place, least) is SCALE.is_noise(SCALE.weigh(0, 0, suspect, place, ("", "")), least)
        for known in (place, place._replace(abroad=0.0, strange=0.0, alone=True)):
            may_be = SCALE.may_be_noise(suspect, known, beside, around, least)
            assert may_be or not SCALE.is_noise(weighed, least) or linear(weighed) < WORTH_A_LOOK


def linear(weighed: Weighed) -> float:
    return dot(weights().noise[weighed.error], weighed.numbers)


@settings(max_examples=300)
@given(suspects, whereabouts)
def test_a_word_is_worth_a_look_by_what_the_linear_weights_say_of_it_in_its_document(suspect: Suspect, place: Place) -> None:
    document = Place(place.rate, place.runs, place.marks, place.times, False, False, 0.0, 0.0, place.scanned)
    told = linear(SCALE.weigh(0, 0, suspect, document, ("", "")))
    known = unpacked(packed(replace(suspect, sums=SCALE.sums(suspect))))
    assert known.sums is None or abs(told - WORTH_A_LOOK) < 1e-9 or SCALE.is_worth_a_look(known, document) is (told >= WORTH_A_LOOK)
    assert SCALE.is_worth_a_look(suspect, document)
    assert known.sums is not None or len(suspect.readings) > 1


@given(suspects)
def test_a_packed_suspect_is_itself_when_unpacked(suspect: Suspect) -> None:
    assert unpacked(packed(suspect)) == suspect


def test_readings_that_weigh_the_same_take_a_closer_look() -> None:
    some = (Candidate("house", "misread", 5.0, -8.0), Candidate("hause", "misread", 5.0, -8.0))
    suspect = Suspect("hbuse", "hbuse", "", Signs(0.0, False, 0.0, -4.0, -6.0, -4.0, -6.0, "lower", 1), some)
    place = Place(0.001, 0.001, 0.001, 1, False, False, 0.0, 0.0, False)
    assert SCALE.may_be_noise(suspect, place, ("", ""), None, 0.999999)
    assert SCALE.sums(suspect) is None


def walked(trees: Trees, numbers: Mapping[str, float]) -> float:
    """The sum over trees, node by node."""
    total = trees.start
    for row in trees.rows:
        at = 0
        while row[at] != LEAF:
            at = int(row[at + 2] if numbers.get(trees.names[int(row[at])], 0.0) <= row[at + 1] else row[at + 3])
        total += row[at + 1]
    return total


def bounds(rows: Sequence[Sequence[float]]) -> list[float]:
    return sorted({row[at + 1] for row in rows for at in range(0, len(row), 4) if row[at] != LEAF})


assert TREES is not None
numbers = st.dictionaries(st.sampled_from(TREES.names), st.floats(-12, 12) | st.sampled_from(bounds(TREES.rows)), max_size=40)


@given(numbers)
def test_masks_leave_the_leaves_that_a_walk_ends_at(some: dict[str, float]) -> None:
    assert TREES is not None
    assert TREES.logit(some, "misread") == walked(TREES, {**some, "error_misread": 1.0})


@given(numbers, st.sets(st.sampled_from(TREES.names)))
def test_leaves_still_to_be_reached_bound_the_sum(some: dict[str, float], later: set[str]) -> None:
    assert TREES is not None
    known = {name: value for name, value in some.items() if name not in later}
    left = TREES.fixed(known, "misread", later - {"error_misread"})
    assert TREES.most(left) >= TREES.logit(some, "misread") - 1e-9


words_of_letters = st.text("abcdefghilmnorstuvw", min_size=5, max_size=12)


@given(words_of_letters.flatmap(lambda word: st.sampled_from([word, word.capitalize()])))
def test_parts_of_words_make_the_forms_that_would_be_asked_for(word: str) -> None:
    core, finder = fold(word), words("en")._finder
    assert finder is not None
    forms = [text for text, _, _ in finder._through_one(core)]
    written: set[str] = set()
    vouched(word, "lower" if word == core else "title", forms, lambda some: written.update(some) or {})  # type: ignore[func-returns-value]
    asked = {form.decode() for form in whole([*repairs(core, word), *confusions().parts(core, word)])}
    assert asked - {word} == written - {word}
    found = may_stand(core, word, "en", whole)
    assert found is not None
    assert set(found) - {core} == set(forms) - {core}


def test_words_with_signs_or_inner_capitals_are_asked_for_one_by_one() -> None:
    for word in ("O'Hara", "PlayStaton", "Zürich", "UNESCO", "rn0dern"):
        assert may_stand(fold(word), word, "en", whole) is None


@given(
    st.sets(st.text(max_size=6), max_size=30),
    st.lists(st.tuples(st.text(max_size=3), st.lists(st.text(max_size=3), max_size=9)), max_size=9),
)
def test_a_filter_leaves_out_no_member(members: set[str], parts: list[tuple[str, list[str]]]) -> None:
    def coded(text: str) -> bytes:
        return text.encode("utf-8", "surrogatepass")

    keys = KeyFilter(hashed("word", member) for member in members)
    asked = [(coded(head), [coded(end) for end in ends]) for head, ends in parts]
    found = keys.among_parts("word", asked)
    assert {key for key in whole(asked) if key in set(map(coded, members))} <= set(found)
    assert members <= set(keys.among("word", sorted(members)))


def test_a_filter_answers_for_nearly_all_others() -> None:
    keys = KeyFilter(hashed("word", f"member {i}") for i in range(10_000))
    assert len(keys.among_parts("word", [(b"other ", [str(i).encode() for i in range(10_000)])])) < 10


class Asked(MemoryCorpus):
    """A corpus that remembers whether it was asked."""

    asked = 0

    def shared(self, kind: str, keys: Iterable[str]) -> set[str]:
        self.asked += 1
        return super().shared(kind, keys)


def test_a_corpus_is_asked_once_for_each_word() -> None:
    (rule,) = (spec.rule() for spec in registry().values() if spec.name == "corrupted-token")
    assert isinstance(rule, WordRule)
    held = Survey(keys={rule.kind: ("en:", "en:Blaengwynfi")})
    corpus = Asked([(PLACE, held), (PLACE._replace(number=1), held)], "2026-01-01")
    for key in ("en:governxjkment", "en:Blaengwynxfi", "en:Kyrgyzstan's"):
        first, before = rule.judge(key, corpus), corpus.asked
        assert rule.judge(key, corpus) == first
        assert corpus.asked == before


def every_with_the_same_ends(word: str) -> list[Candidate]:
    """As the search for replaced runs, leaving nothing out before it is scored."""
    finder, found, size = words("en")._finder, [], len(word)
    assert finder is not None
    for short, (others, frequencies) in finder._by_length(word[0] + word[-1]).items():
        if short - 2 <= size <= short + 12:
            alike: Counter[int] = Counter()
            for other, frequency in zip(others, frequencies, strict=True):
                kept = common_head(word, other) + common_tail(word, other)
                alike[kept] += FEWEST_KEPT <= kept < min(short, size)
                if FEWEST_KEPT <= kept < min(short, size) and alike[kept] <= MOST_ALIKE:
                    found.append(Candidate(other, SCRAMBLED, RUN + LETTER * (size - kept) + UNEVEN * abs(size - short), frequency))
    return best({(r.text, r.error): r for r in found})


sound_words = st.sampled_from(["government", "affairs", "playing", "theory", "parliament", "company", "situation", "ordinary"])


@settings(max_examples=60, deadline=None)
@given(sound_words, st.text("abcdeghiklmnoprstuwxz", min_size=3, max_size=6), st.integers(1, 5), st.integers(0, 3))
def test_what_shares_too_little_is_left_out_of_a_search_and_nothing_else(word: str, run: str, at: int, gone: int) -> None:
    finder, odd = words("en")._finder, word[:at] + run + word[at + gone :]
    assert finder is not None
    assert best({(r.text, r.error): r for r in finder._same_ends(odd)}) == every_with_the_same_ends(odd)


@given(st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_heads_and_tails_are_what_words_begin_and_end_with_alike(a: str, b: str) -> None:
    head, tail = common_head(a, b), common_tail(a, b)
    assert a[:head] == b[:head]
    assert a[head : head + 1] != b[head : head + 1] or head in (len(a), len(b))
    assert a[len(a) - tail :] == b[len(b) - tail :]
    assert common_head(a[::-1], b[::-1]) == tail
