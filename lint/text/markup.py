"""Pieces of HTML, wiki, Markdown and shortcode markup in running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lint.document import Span
from lint.patterns import lazy_pattern

BLOCK = lazy_pattern(
    "article|aside|blockquote|br|div|d[dlt]|figcaption|figure|footer|form|h[1-6r]|header|li|main|nav|[ou]l|p|pre|section|t(?:able|body|d|foot|h|head|r)"
)
INLINE = lazy_pattern(
    "a|abbr|b|big|button|center|cite|code|del|em|font|i|iframe|img|input|ins|kbd|label|mark|noscript|q|s|script|small|source|span|strike|strong|"
    "style|sub|sup|svg|time|tt|u|video|wbr"
)
ALONE = frozenset(("br", "hr", "img", "input", "wbr", "p", "div", "iframe", "source"))
TAG = lazy_pattern(
    r"<(/?)([A-Za-z][A-Za-z0-9]{0,11})((?:\s{1,3}[A-Za-z_:@][\w:.@-]{0,40}\s?=\s?(?:\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}'|[^\s\"'<>]{1,500})){0,20})\s{0,3}/?>"
)
COMMENT = lazy_pattern(r"<!--[^<>]{0,1000}-->")
CDATA = lazy_pattern(r"<!\[CDATA\[|\]\]>")
EMPHASIS = lazy_pattern(r"(?<![\w*\\/])(\*{1,3})(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\1(?![\w*])")
UNDERSCORES = lazy_pattern(r"(?<![\w@/#.:_-])(_{1,2})(?=[^\s_])([^_\n]{1,300}?)(?<=[^\s_])\1(?![\w@/_]|\.\w)")
SHORTCODE = lazy_pattern(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w{1,30}|et_pb_\w{1,30}|fusion_\w{1,30}|youtube|img|url|quote|soundcloud|tweet|ads?)"
    r"(?:\s[^\]\n]{0,500}=[^\]\n]{0,500}|=[^\]\n]{1,500})?\]"
)
TEMPLATE = lazy_pattern(r"\{\{[^{}\n]{1,300}\}\}|\{%[^{}%\n]{1,300}%\}")
LINK = lazy_pattern(r"!?\[([^\]\[\n]{0,300})\]\((?:https?://|/)[^()\s]{1,500}\)")
WIKI_LINK = lazy_pattern(r"\[\[(?:[^\]\[|\n]{1,200}\|)?([^\]\[|\n]{1,200})\]\]")
ABOUT = lazy_pattern(r"\bHTML|\bCSS\b|\btags?\b|\bmarkup|\bmarkdown|\bXML\b|\belement", re.IGNORECASE)
CODE = lazy_pattern(r"\*\*kwargs|/\*|\*/|[;{]\s*$|^\s*(?:import|def|class|function|var|let|const)\s")


class Markup(NamedTuple):
    """A piece of markup from `start` to `end`, what a reader should see instead, and whether that is beyond doubt."""

    start: int
    end: int
    instead: str
    what: str
    certain: bool


def markup_in(line: Span) -> Iterator[Markup]:
    """The markup of one line. Lines that speak of markup, and lines of code, have none."""
    finders = [find for anchor, find in _FINDERS if anchor in line.text]
    found = [markup for find in finders for markup in find(line.text)]
    if not found or ABOUT.search(line.text) or CODE.search(line.text):  # these two take longer than all finders
        return
    for start, end, instead, what, certain in found:
        yield Markup(line.start + start, line.start + end, instead, what, certain)


_Found = Iterator[tuple[int, int, str, str, bool]]


def _tags(line: str) -> _Found:
    lowered = line.lower()
    for found in TAG.finditer(line):
        name = found[2].lower()
        if not BLOCK.fullmatch(name) and not INLINE.fullmatch(name):
            continue
        if not (name in ALONE or found[3] or (f"</{name}" in lowered and f"<{name}" in lowered)):
            continue
        start, end = found.span()
        inside = start > 0 and end < len(line) and not line[start - 1].isspace() and not line[end].isspace()
        yield start, end, " " if BLOCK.fullmatch(name) and inside and line[end] != "<" else "", f"an HTML tag <{found[1]}{name}>", True
    for found in COMMENT.finditer(line):
        yield *found.span(), "", "an HTML comment", True
    for found in CDATA.finditer(line):
        yield *found.span(), "", "an XML marker", True


def _emphasis(pattern: re.Pattern[str]) -> Callable[[str], _Found]:
    def find(line: str) -> _Found:
        for found in pattern.finditer(line):
            before = line[max(0, found.start() - 60) : found.start()].rpartition(" ")[2]
            if any(char.isalpha() for char in found[2]) and "://" not in before + found[0]:
                yield *found.span(), found[2], "marks of emphasis", False

    return find


def _shortcodes(line: str) -> _Found:
    for found in SHORTCODE.finditer(line):
        name = re.split(r"[\s=\]]", found[0][1:].lstrip("/"))[0]
        if "=" in found[0] or (f"[/{name}" in line and f"[{name}" in line):
            yield *found.span(), "", "a shortcode", False


def _brackets(line: str) -> _Found:
    for found in LINK.finditer(line):
        yield *found.span(), "" if found[0].startswith("!") else found[1], "a Markdown link", False
    for found in WIKI_LINK.finditer(line):
        if ":" not in found[0]:
            yield *found.span(), found[1], "a wiki link", False


def _templates(line: str) -> _Found:
    if "\\" not in line:
        for found in TEMPLATE.finditer(line):
            yield *found.span(), "", "a template that was never filled in", False


_FINDERS: tuple[tuple[str, Callable[[str], _Found]], ...] = (
    ("<", _tags),
    ("]]>", _tags),
    ("*", _emphasis(EMPHASIS)),
    ("_", _emphasis(UNDERSCORES)),
    ("](", _brackets),
    ("[[", _brackets),
    ("=", _shortcodes),
    ("[/", _shortcodes),
    ("{{", _templates),
    ("{%", _templates),
)
