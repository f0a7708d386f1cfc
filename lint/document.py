"""One text and what can be seen in it; each view is computed when first asked for, and once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from itertools import accumulate, chain
from operator import add
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lint.edits import Edit
from lint.removal import removal
from lint.stretches import LONG, stretches

if TYPE_CHECKING:
    from lint.article.header import Header

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")  # not str.splitlines: U+0085, U+2028 and form feeds stay inside a line
T = TypeVar("T")


class Span(NamedTuple):
    """`start` to `end` in code points, half-open, and the text that stands there."""

    start: int
    end: int
    text: str


class Place(NamedTuple):
    """Where a document stands; sorts by path, then by the order in the file.

    `number` counts records from 1 (0 for a file that is one text); `record` is the record's id, else its number, None for plain text.
    """

    path: str
    number: int = 0
    record: str | int | None = None
    field: str | None = None

    @property
    def order(self) -> tuple[str, int, str]:
        """What places are sorted by; the smallest is the witness that is named."""
        return self.path, self.number, self.field or ""


_NOWHERE = Place("")
_span: Callable[[tuple[int, int, str]], Span] = partial(tuple.__new__, Span)  # a third of the time that calling Span takes


class Document:
    """A text with its place, its metadata and the words its owner allows.

    `metadata` maps the standard names title, date, url, language, authors, crawled (those that the record has) to strings.
    `file_line` is the line of the file on which the text begins, `encoding` the codec it was read with; `spans_lines` is true when the
    lines of the text are lines of the file, as those of a file that is one text are.
    """

    def __init__(
        self,
        text: str,
        place: Place = _NOWHERE,
        *,
        metadata: Mapping[str, str] | None = None,
        allowed: frozenset[str] = frozenset(),
        file_line: int = 1,
        encoding: str = "utf-8",
        spans_lines: bool | None = None,
    ) -> None:
        self.text = text
        self.place = place
        self.metadata: Mapping[str, str] = metadata or {}
        self.allowed = allowed
        self.file_line = file_line
        self.encoding = encoding
        self.spans_lines = place.number == 0 if spans_lines is None else spans_lines
        self._memory: dict[str, object] = {}

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, computed at the first call with this name; for what several rules share."""
        if name not in self._memory:
            self._memory[name] = make()
        return self._memory[name]  # type: ignore[return-value]

    def changed(self, text: str) -> Document:
        """The same document with another text."""
        return Document(
            text,
            self.place,
            metadata=self.metadata,
            allowed=self.allowed,
            file_line=self.file_line,
            encoding=self.encoding,
            spans_lines=self.spans_lines,
        )

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Every line without its line break, empty ones too; a final line break opens no further line."""
        starts, texts = self._starts_and_lines
        return tuple(map(_span, zip(starts, map(add, starts, map(len, texts)), texts, strict=True)))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Lines that hold more than white space, blanks at their edges taken off."""
        out = []
        for line in self.lines:
            if body := line.text.strip():
                out.append(line if len(body) == len(line.text) else _stripped(line, body))
        return tuple(out)

    @property
    def runs(self) -> Iterable[str]:
        """What stands between white space, in order. Of a long text they are not held but split off anew each time."""
        if len(self.text) > LONG:
            return chain.from_iterable(map(str.split, stretches(self.text)))
        return self.once("runs", self.text.split)

    @cached_property
    def words(self) -> int:
        """How many runs without white space the text holds."""
        runs = self.runs
        return len(runs) if isinstance(runs, list) else sum(1 for _ in runs)

    @cached_property
    def specials(self) -> frozenset[str]:
        """The characters of the text that are not printable ASCII, a cheap look for rules about characters."""
        data = self.text.encode("utf-8", "surrogatepass").translate(None, _PRINTABLE)
        return frozenset(data.decode("utf-8", "surrogatepass"))

    @cached_property
    def language(self) -> str:
        """ISO 639-1 code: what the metadata say, unless the text is plainly in another language, else what the text looks like; "und"
        where there is no telling."""
        from lint.language.detect import believed, detect

        given = self.metadata.get("language", "").strip().lower()[:2]
        return believed(given, self.text) if re.fullmatch("[a-z]{2}", given) else detect(self.text)

    @cached_property
    def odd_words(self) -> frozenset[str]:
        """The distinct tokens that the word lists do not explain, as they stand; those that the owner allows are among them."""
        from lint.language.gate import gate

        return gate(self.language).odd(self.text)

    @cached_property
    def header(self) -> Header:
        """Headline, byline and dateline."""
        from lint.article.header import header

        return header(self)

    @cached_property
    def date(self) -> str | None:
        """The day of publication, ISO 8601, as far as metadata, address, text or file name tell it."""
        from lint.dates.publication import publication_date

        dated = publication_date(self)
        return dated.day if dated else None

    def position(self, at: int) -> tuple[int, int]:
        """Line and column of a code point, both from 1."""
        starts, _ = self._starts_and_lines
        line = max(0, bisect_right(starts, at) - 1)
        return line + 1, at - starts[line] + 1

    def line_in_file(self, line: int) -> int:
        """The line of the file on which a line of the text stands, both from 1."""
        return self.file_line + (line - 1 if self.spans_lines else 0)

    def removal(self, start: int, end: int) -> Edit:
        """The edit that takes a span out with the blanks and line breaks that would gape."""
        return Edit(*removal(self.text, start, end))

    @cached_property
    def _starts_and_lines(self) -> tuple[list[int], list[str]]:
        if "\r" in self.text:
            found = _LINE.findall(self.text)[:-1]
            return [0, *accumulate(map(len, found[:-1]))], [line.rstrip("\r\n") for line in found]
        texts = self.text.split("\n")
        if len(texts) > 1 and not texts[-1]:
            texts.pop()
        return [0, *(at + number for number, at in enumerate(accumulate(map(len, texts[:-1])), 1))], texts


def _stripped(line: Span, body: str) -> Span:
    start = line.start + len(line.text) - len(line.text.lstrip())
    return Span(start, start + len(body), body)


_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\r\n"
