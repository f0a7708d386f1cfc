"""Quotation marks are read as nine conventions write them; what can be read in two ways is left alone."""

import pytest

from lint.document import Document
from lint.text.quotes import quotation_marks

CONVENTIONS = ["“”", "””", "„“", "„”", "«»", "»«", "»»", "‹›", '""']
EACH = pytest.mark.parametrize("marks", CONVENTIONS)


def wrong(text: str) -> tuple[int, int, int]:
    """How many marks are mixed, unclosed, unopened."""
    found = quotation_marks(Document(text))
    return len(found.mixed), len(found.unclosed), len(found.unopened)


@EACH
def test_sound_quotations(marks: str) -> None:
    opening, closing = marks
    assert wrong(f"She said: {opening}It rains.{closing} He ({opening}the poet{closing}) left.\nThen {opening}nothing{closing}.") == (
        0,
        0,
        0,
    )


@EACH
def test_a_quotation_over_paragraphs_opens_in_each_and_closes_once(marks: str) -> None:
    opening, closing = marks
    assert wrong(f"{opening}It rains.\n\n{opening}It pours.\n\n{opening}It ends,{closing} she said.") == (0, 0, 0)


@EACH
def test_nothing_closes(marks: str) -> None:
    opening, closing = marks
    text = f"{opening}Yes,{closing} she said. {opening}It rains.\n\nThe river rose.\n\n{opening}Boats,{closing} he said."
    assert wrong(text) == (0, 1, 0)


@pytest.mark.parametrize("marks", [m for m in CONVENTIONS if m[0] != m[1]])
def test_nothing_opens(marks: str) -> None:
    opening, closing = marks
    assert wrong(f"It rains{closing}, she said. The river rose.\nThen it fell, {opening}at last{closing}.")[:2] == (0, 0)
    assert sum(wrong(f"It rains{closing}, she said. The river rose.\nThen it fell.")) == 1


@pytest.mark.parametrize("pair", ['“"', '"”', '„"', '«"', '"»', "““"])
def test_mixed_pairs(pair: str) -> None:
    opening, closing = pair
    assert wrong(f"She said: {opening}It rains.{closing} Then she left.") == (1, 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        'A 19" rack, a 6\'2" man and 12" vinyl.',
        "The ’90s, rock ’n’ roll, the Joneses’ dog, ’tis so, ‘Abd al-Rahman",
        'A quotation "that goes\nover the line" ends.',
        '"One. "Two. "Three," he said.',
        "Home » News › Sport",
        'Nunavut"s and O"Brien',
        '"‘Dawn’ and ‘Dusk’," she said.',
        "‘She said “yes” and left’",
        "„Er rief ‚Halt‘ und ging“",
        "« Il a dit “oui” et il est parti »",
        "",
        '"',
    ],
)
def test_what_is_left_alone(text: str) -> None:
    if text != '"':
        assert wrong(text) == (0, 0, 0)
    else:
        assert sum(wrong(text)) <= 1


def test_the_mark_that_is_alone_is_the_one_named() -> None:
    text = '"Sad," he said. "If they wished.\n\nNobody came.'
    assert [mark.start for mark in quotation_marks(Document(text)).unclosed] == [text.index('"If')]
