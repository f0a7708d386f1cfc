"""Markup left in a text."""

from __future__ import annotations

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, markup_in, replacing

MARKS = "<*_[]{"  # single characters: to look for them costs next to nothing


class LeftoverMarkup(Rule):
    """Marks meant for a program stand in the text: HTML tags and comments, asterisks or underscores of emphasis, WordPress shortcodes,
    Markdown and wiki links, template fields. They make words that are none and were never read by anybody.

    The fix of a known HTML tag is safe: it goes, with a blank where it parted two words. The others are unsafe: emphasis and links
    leave their words, shortcodes and templates go. Left alone are footnotes (`C*`, `*see below`), cloaked words (`f***`), products
    (`2*3*4`), names in angle brackets, mathematics, code, and lines that speak of markup.
    """

    stage = Stage.LAYOUT
    examples = (
        Bad("He had ⟦*frank discussions*⟧ in Lomé.", fixed="He had frank discussions in Lomé."),
        Bad("Rain fell⟦<br/>⟧in ⟦<b>⟧Ålesund⟦</b>⟧.⟦<!-- ad -->⟧", fixed="Rain fell in Ålesund.", safe=True),
        Bad('See ⟦<a href="https://example.org/x?a=1" target=_blank>⟧the report⟦</a>⟧.', fixed="See the report.", safe=True),
        Bad('⟦[caption id="a_1" width="300"]⟧The lake⟦[/caption]⟧', fixed="The lake"),
        Bad("Dear ⟦{{first_name}},⟧ hello".replace("},⟧", "}⟧,"), fixed="Dear , hello"),
        Bad("The ⟦[report](https://example.org/a)⟧ by ⟦[[Ana Şahin|Şahin]]⟧ is ⟦__new__⟧.", fixed="The report by Şahin is new."),
        Good("*see below\nC* star, f***, **** and 2*3*4; Price* and *excluding tax"),
        Good("If a < b and c > d, then x<y>z. <name> wrote I <3 you."),
        Good("The <b> tag and the <br> element make HTML."),
        Good("snake_case_name, @_anna_, __init__.py, https://example.org/_a_/b"),
        Good("“We [the team] won [laughs],” he said [1]. {{\\alpha}}"),
        Good("def f(*args, **kwargs): return *args"),
    )

    def concerns(self, doc: Document) -> bool:
        return any(mark in doc.text for mark in MARKS)

    def check(self, doc: Document) -> Iterable[Hit]:
        marks = [mark for mark in MARKS if mark in doc.text]
        last = 0
        for line in doc.lines:
            if any(mark in line.text for mark in marks):
                for found in sorted(markup_in(line), key=lambda m: (m.start, -m.end)):
                    if found.start >= last:
                        safety = Safety.SAFE if found.certain else Safety.UNSAFE
                        yield Hit(found.start, found.end, found.what, (replacing(found.start, found.end, found.instead, safety, 0.97),))
                        last = found.end
