"""Documents that are no article at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Stage, lazy_pattern

LONGEST_PAGE = 1500  # code points; error pages and walls are shorter, articles that quote one are not
SOURCES = (
    ("version https://git-lfs.github.com/spec/", "a Git LFS pointer instead of the file"),
    ("<!doctype html", "the source of an HTML page"),
    ("<html", "the source of an HTML page"),
    ("<?xml", "the source of an XML file"),
    ("<rss", "the source of an XML file"),
    ("<svg", "the source of an XML file"),
    ("<?php", "the source of a program"),
    ("%pdf-", "a PDF file read as text"),
    ("{\\rtf", "an RTF file read as text"),
    ("pk\x03\x04", "a ZIP file read as text"),
)
PAGES = lazy_pattern(
    r"""^\W{0,5}(?:
    (?:error:?\ )?40[0-9]:?\ ?(?:[-–—]\ )?(?:not\ found|forbidden|error|unauthorized|page)|error\ 40\d
    |(?:error\ )?50[0-4](?::\ |\ )(?:bad\ gateway|service|internal|gateway)
    |page\ not\ found|access\ denied|forbidden\W|attention\ required!\ \|\ cloudflare|just\ a\ moment\.\.\.|checking\ your\ browser
    |are\ you\ a\ (?:robot|human)\b|verify\ (?:that\ )?you\ are\ (?:a\ )?human|pardon\ our\ interruption
    |please\ enable\ (?:javascript|cookies|js)|(?:enable|turn\ on)\ javascript|javascript\ is\ (?:disabled|required|not)
    |you\ need\ to\ enable\ javascript|this\ site\ requires\ javascript|bitte\ (?:aktivieren\ sie\ )?javascript
    |veuillez\ activer\ javascript|por\ favor,?\ activ[ae]\ javascript|your\ browser\ is\ (?:out\ of\ date|not\ supported)
    |(?:this|the)\ (?:page|site|domain|account)\ (?:cannot\ be\ displayed|is\ for\ sale|has\ been\ suspended)
    |seite\ nicht\ gefunden|page\ introuvable|página\ no\ encontrada|pagina\ non\ trovata|página\ não\ encontrada
    |pagina\ niet\ gevonden|nie\ znaleziono\ strony|страница\ не\ найдена|lorem\ ipsum)""",
    re.IGNORECASE | re.VERBOSE,
)
COOKIES = lazy_pattern(
    r"\W{0,5}(?:we (?:and our partners )?(?:use|value)|this (?:web)?site uses|wir (?:verwenden|nutzen)"
    r"|nous utilisons|usamos|utilizamos|utilizziamo) "
)
COOKIE_WORDS = lazy_pattern(r"cookie|privacy|datenschutz|vie privée|privacidad", re.IGNORECASE)


class NotContent(Rule):
    """The document is no article: the pointer that Git LFS leaves for a file, the source of a web page or another file read as text, an
    error page, a page that asks for JavaScript, cookies or proof of being human, or filler text. A crawler stored what it got.

    Judged by how the document begins, and for pages only where the whole is short (1,500 code points), so that an article on such pages
    is not taken for one. Nothing is proposed; take the document out, or fetch it again.
    """

    stage = Stage.CHARACTERS
    examples = (
        Bad("⟦⟧version https://git-lfs.github.com/spec/v1\noid sha256:0123456789abcdef\nsize 12345\n"),
        Bad("⟦⟧<!DOCTYPE html>\n<html lang=en><title>Rain</title>"),
        Bad("⟦⟧404 Not Found\n\nnginx"),
        Bad("⟦⟧Please enable JavaScript and cookies to continue"),
        Bad("⟦⟧We use cookies to give you a better visit. Read our privacy policy. Accept all. Reject."),
        Bad('⟦⟧{"status": "error", "message": "no such article"}'),
        Good("Access denied: how the border works\n\n" + "The river is the border, and nobody crosses it by night. " * 30),
        Good("404 people came to the meeting in Ỳlẹ̀sà."),
        Good("We use cookies at home, with milk, she said. The bakery opens at nine."),
        Good("{It rained}, he wrote."),
    )

    def concerns(self, doc: Document) -> bool:
        return len(doc.text) <= LONGEST_PAGE or doc.text.lstrip("\ufeff \r\n\t")[:1] in "<{[v%P"

    def check(self, doc: Document) -> Iterable[Hit]:
        head = doc.text[:200].lstrip("\ufeff \r\n\t")
        small = head.lower()
        for start, message in SOURCES:
            if small.startswith(start):
                yield Hit(0, 0, message)
                return
        if head[:1] in ("{", "[") and _is_json(doc.text):
            yield Hit(0, 0, "a JSON value instead of a text")
        elif len(doc.text) <= LONGEST_PAGE and (found := PAGES.match(head)):
            yield Hit(0, 0, f"not an article: “{found[0].strip()}”")
        elif len(doc.text) <= LONGEST_PAGE and COOKIES.match(small) and len(COOKIE_WORDS.findall(doc.text)) > 1:
            yield Hit(0, 0, "a cookie notice instead of an article")


def _is_json(text: str) -> bool:
    import json

    if len(text) > 2_000_000 or not text.rstrip().endswith(("}", "]")):
        return False
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False
