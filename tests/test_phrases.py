"""Phrases of page furniture: what counts as a line, a row, a seam, and what may go by itself."""

import re
from pathlib import Path

import pytest

from lint.document import Document, Place
from lint.edits import Proposed, Safety
from lint.phrases.match import Found, furniture
from lint.phrases.pack import Pack, _packed, _read, _unpacked, normal_line, pack_of
from lint.registry import registry
from lint.settle import settle

PACKAGE = "rules.boilerplate"
FOLDER = Path(__file__).parent.parent / "rules" / "boilerplate" / "phrases"
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru")
BODY = "The ferry from Piran was late again on Thursday, and forty people waited on the pier."


def found(text: str) -> list[tuple[str, str]]:
    """Family and text of each piece of furniture."""
    hits = [hit for hits in furniture(Document(text, Place("a.txt")), PACKAGE).by_family.values() for hit in hits]
    return [(hit.family, text[hit.start : hit.end]) for hit in sorted(hits, key=lambda h: h.start)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_family_is_a_rule(language: str) -> None:
    import tomllib

    tables = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    names = {r.name for r in registry().values() if r.group == "boilerplate"}
    assert set(tables) <= names
    assert len(tables) >= 12
    assert all(set(table) <= {"lines", "labels", "names"} for table in tables.values())


def test_every_phrase_can_be_met() -> None:
    pack = pack_of(PACKAGE)
    assert len(pack.whole) > 4000
    assert "" not in pack.whole
    assert all(normal_line(key.replace("#", "7")) == key for key in pack.whole if key.count("#") < 2)


@pytest.mark.parametrize(
    "line",
    ["Share this article", "SHARE THIS ARTICLE", "» Share\u00a0this  article:", "• share this article…", "[Share this article]"],
)
def test_case_marks_and_blanks_do_not_matter(line: str) -> None:
    assert found(f"{BODY}\n{line}\n{BODY}") == [("share-widget", line)]


@pytest.mark.parametrize(
    "line",
    [
        "“Share this article,” she said.",
        "Share this article and you share the blame.",
        "She asked them to share this article",
        "“Share this article”",
        "Share this article; then forget it.",
    ],
)
def test_a_sentence_is_never_a_phrase(line: str) -> None:
    assert found(f"{BODY}\n{line}\n{BODY}") == []


def test_numbers_are_any_number() -> None:
    assert found(f"{BODY}\n1,204 comments\n{BODY}") == [("comment-form", "1,204 comments")]
    assert found(f"{BODY}\nLesezeit: 12 Minuten\n{BODY}") == [("counter-line", "Lesezeit: 12 Minuten")]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        (f"A day in Piran\n{BODY}\nShare\n{BODY}", []),
        (f"Share\n{BODY}", []),
        (f"A day in Piran\nShare\n{BODY}", ["Share"]),
        (f"{BODY}\nShare", ["Share"]),
        (f"{BODY}\nShare\nEmail\n{BODY}", ["Share", "Email"]),
        (f"{BODY}\nRelated articles\nShare\n{BODY}", ["Related articles", "Share"]),
        (f"{BODY}\nFacebook\nTwitter\n{BODY}", []),
        (f"{BODY}\nFacebook\nTwitter", []),
        (f"{BODY}\nFacebook\nTwitter\nEmail\n{BODY}", ["Facebook", "Twitter", "Email"]),
        (f"{BODY}\nWerbung\n{BODY}\nWerbung\n{BODY}", ["Werbung", "Werbung"]),
        (f"{BODY}\nAntwort:\n{BODY}\nAntwort:\n{BODY}", []),
    ],
)
def test_a_label_needs_company(text: str, hits: list[str]) -> None:
    assert [line for _, line in found(text)] == hits


@pytest.mark.parametrize(
    "line",
    ["PartagerPartager", "RELATED IMAGESview larger image", "ImpressumDatenschutzerklärung", "Share Tweet Email", "Most ReadRecommended"],
)
def test_a_row_of_labels_is_one_finding(line: str) -> None:
    assert [text for _, text in found(f"{BODY}\n{line}\n{BODY}")] == [line]


@pytest.mark.parametrize("line", ["Share more.", "share email", "Facebook Twitter", "Sharepoint", "Print on demand", "Email Share prices"])
def test_words_are_not_a_row(line: str) -> None:
    assert found(f"{BODY}\n{line}\n{BODY}") == []


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("AdvertisementThe mayor of Piran spoke to the people on the pier.", "Advertisement"),
        ("Share this articleThe mayor of Piran spoke to the people on the pier.", "Share this article"),
        ("The mayor of Piran spoke to the people on the pier.Read more here", "Read more here"),
        ("The mayor of Piran spoke to the people on the pier. Share this article", "Share this article"),
        ("ShareThis is the name of a firm, and the people on the pier had never heard of it.", None),
        ("AdvertisementManager is the name of a program that nobody on the pier had used", None),
        ("The mayor of Piran said that he would share this article", None),
        ("AdvertisementS was a band.", None),
    ],
)
def test_a_label_glued_to_a_sentence_is_cut_off(line: str, cut: str | None) -> None:
    assert [text for _, text in found(f"{BODY}\n{line}\n{BODY}")] == ([cut] if cut else [])


def test_short_gaps_end_at_a_sentence() -> None:
    assert found(f"{BODY}\nREAD MORE: Storm closes harbour\n{BODY}") == [("related-links", "READ MORE: Storm closes harbour")]
    assert found(f"{BODY}\nRead more: it does you good.\n{BODY}") == []
    assert found(f"{BODY}\nMORE: Storm closes harbour\n{BODY}") == [("related-links", "MORE: Storm closes harbour")]
    assert found(f"{BODY}\nMore: a man for all seasons\n{BODY}") == []


def test_notices_stand_in_the_last_lines_only() -> None:
    notice = "For the time being our comment section is now closed. Write to us."
    assert found(f"{BODY}\n{notice}") == [("comment-form", notice)]
    assert found("\n".join([notice, *[BODY] * 6])) == []


def _fixed(text: str, safe_only: bool) -> str:
    rules = [r for r in registry().values() if r.group == "boilerplate"]

    def look(now: str) -> list[Proposed]:
        doc = Document(now, Place("a.txt"))
        share = next(r for r in rules if r.name == "share-widget")
        rule = share.rule()
        hits = rule.check(doc) if rule.concerns(doc) else ()
        allowed = {Safety.SAFE} if safe_only else {Safety.SAFE, Safety.UNSAFE}
        return [Proposed(rule.stage, share.name, h.fixes[0]) for h in hits if h.fixes[0].safety in allowed]

    return settle(text, look).text


def test_all_or_none_goes_by_itself() -> None:
    article = "\n".join([BODY] * 8)
    few = f"{article}\nShare this article\nCopy link"
    many = f"{BODY}\nShare this article\nCopy link\nPrint this page\nShare on Facebook"
    assert _fixed(few, True) == article
    assert _fixed(many, True) == many
    assert _fixed(many, False) == BODY
    assert _fixed(_fixed(few, True), True) == article


def test_what_is_set_in_emphasis_goes_on_request_only() -> None:
    novel = "\n".join([*[BODY] * 4, "**Share this article**", *[BODY] * 4])
    assert _fixed(novel, True) == novel
    assert _fixed(novel, False) == "\n".join([BODY] * 8)


def test_a_label_of_two_languages_is_the_careful_one() -> None:
    pack = Pack()
    pack.add("share-widget", "line", "Particolare")
    pack.add("tag-line", "label", "Particolare")
    assert pack.whole["particolare"].kind == "label"
    pack.add("tag-line", "line", "Temi")
    assert pack.whole["temi"].kind == "label"


def test_found_is_by_line() -> None:
    page = furniture(Document(f"{BODY}\n\n  Share this article  \n", Place("a.txt")), PACKAGE)
    (hit,) = page.by_family["share-widget"]
    assert hit == Found("share-widget", len(BODY) + 4, len(BODY) + 22, 1, True, True)
    assert page.lines == {1}


def test_lone_surrogates_and_long_runs_are_harmless() -> None:
    assert found("\ud83d Share this article \udc00") == []
    for run in ("a" * 200_000, "Share" * 40_000, "Read more: " * 20_000, "© A / " * 20_000):
        found(run)


def test_no_phrase_is_a_heading_of_a_story() -> None:
    pack = pack_of(PACKAGE)
    headings = "Politics Sport World Business Culture Opinion Politik Kultur Wirtschaft Deporte Cultura Economia Sports Background Analysis"
    assert not [word for word in re.split(" ", headings) if word.casefold() in pack.whole]


def test_a_pack_that_was_kept_is_the_one_that_was_read() -> None:
    read = _read(sorted(FOLDER.glob("*.toml")))
    assert _unpacked(_packed(read)) == read
    assert {"newsletter", "comment"} <= read.cues
    assert _unpacked(_packed(read)[:-1]) is None
