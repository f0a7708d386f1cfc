"""Who wrote the article, and when: bylines and stamps on lines of their own."""

from collections.abc import Iterable, Iterator

from lint import Bad, Document, Good, Hit, Rule, Span, Stage, byline_in, lazy_pattern, stamp_weight

MOST_DAYS = 2  # lines that are a date only; more of them are a chronicle or a list of events
_NAMES = r"[^\W\d_][\w.'’-]{1,20}(?: [^\W\d_][\w.'’-]{0,20}){1,3}"
_ROLE = lazy_pattern(
    rf"{_NAMES}(?:,? (?:AP|Associated Press|Reuters|AFP|Staff Writer|USA TODAY|Special to [\w ]{{2,30}})"
    rf"|, [\w ]{{0,30}}\b(?i:writer|reporter|editor|correspondent|redakteur|redakteurin))|{_NAMES} @\w{{2,30}}(?: / [\w ]{{2,20}})?"
)
_CAPITAL = r"[A-ZÀ-ÞΑ-ΩА-ЯŁŚŻŠČŽĐ][\w.'’-]{0,20}"
_OPENED = lazy_pattern(
    r"(?i:by|von|par|por|di|door|(?:author|autor|autorin|auteur|autore|written by|text|texte|texto)\s?:)[\s\u00a0]{1,3}"
    rf"(?P<names>{_CAPITAL}(?:[ \u00a0](?:(?:de|van|von|der|da|di|la|del|and|und|et|y|e|i) )?{_CAPITAL}){{1,5}})"
    r"(?=[\s\u00a0,|–—-]|$)(?:[\s\u00a0]{1,3}on(?=\s))?"
)
LONGEST = 140  # code points
_OPENING = (
    "by written words text texte texto tekst testo von par por di door autor autorin autoren auteur auteurs autore author автор текст"
)
_OPENERS = frozenset(_OPENING.split())


class Byline(Rule):
    """A byline or a stamp stands on a line of its own: "By Ana Souza, Reuters", "Von Jürgen Groß", "Updated 19 Nov 2019, 9:41 pm". It is
    metadata, and worth keeping as such: it is shown and never removed. `inspect` tells what was read from it.

    A line that is a date and nothing else counts up to twice in a document; where there are more, they are the days of a chronicle or of
    a tour. Names must be names: "By the river" and "Von Peking nach Berlin" are not.
    """

    stage = Stage.FURNITURE
    severity = "info"
    examples = (
        Bad("Rain in Recife\n⟦By Ana Souza, Diário do Porto⟧\nIt rained for nine days."),
        Bad("Regen in Kiel\n⟦Von Jürgen Groß⟧\nEs regnete neun Tage."),
        Bad("Rain in Recife\n⟦Ana Souza Published May 3, 2021 | 11:10 AM⟧\nIt rained for nine days."),
        Bad("Rain in Recife\n⟦Updated 19 Nov 2021, 9:41 pm⟧\nIt rained for nine days."),
        Bad("Regen in Kiel\n⟦Stand: 3.2.2021, 14:00 Uhr⟧\nEs regnete neun Tage."),
        Bad("Rain in Recife\n⟦5:45 AM PST 11/19/2021 by Ana Souza⟧\nIt rained for nine days."),
        Good("By the river\nBy the river she sat down."),
        Good("Von Peking nach Berlin\nDer Zug fährt neun Tage."),
        Good("3 May 2021\nRain.\n4 May 2021\nRain.\n5 May 2021\nSun."),
        Good("Updated plans for the harbour of Recife\nThe plans were shown on 3 May 2021."),
        Good("Par ici\nPar là"),
        Good("Strong wind hits Reuters\nThe wind took the roof of the office."),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        days: list[Span] = []
        for paragraph in doc.paragraphs:
            weight = stamp_weight(paragraph.text)
            if weight == 1:
                days.append(paragraph)
            elif weight:
                yield Hit(paragraph.start, paragraph.end, "when it was published: metadata, kept")
            else:
                yield from self._names(paragraph)
        if len(days) <= MOST_DAYS:
            yield from (Hit(day.start, day.end, "a date on a line of its own: metadata, kept") for day in days)

    def _names(self, paragraph: Span) -> Iterator[Hit]:
        text = paragraph.text
        if len(text) > LONGEST:
            return
        opens = text.split(None, 1)[0].rstrip(":").lower() in _OPENERS
        if opens and (m := _OPENED.match(text)) and m["names"] and _is_rest(text[m.end() :]):
            yield Hit(paragraph.start, paragraph.end, "who wrote it: metadata, kept")
        elif (opens or _published(text)) and (found := byline_in(paragraph)):
            rest = text[len(found[1].text) :].strip(" ,|–—-·/")
            end = paragraph.end if len(rest) < 40 or stamp_weight(rest) else found[1].end
            yield Hit(paragraph.start, end, "who wrote it: metadata, kept")
        elif " by " in text and stamp_weight(text.partition(" by ")[0]) and _all_names(text.partition(" by ")[2]):
            yield Hit(paragraph.start, paragraph.end, "when it was published, and who wrote it: metadata, kept")
        elif text[-1:].isalnum() and _ROLE.fullmatch(text) and _all_names(text):
            yield Hit(paragraph.start, paragraph.end, "who wrote it: metadata, kept")


def _is_rest(rest: str) -> bool:
    """True for what may follow the names: nothing, a stamp, an address, or a part behind a mark."""
    rest = rest.strip(" \u00a0,|–—-·/")
    return not rest or bool(stamp_weight(rest)) or ("@" in rest and len(rest.split()) <= 4)


def _published(text: str) -> bool:
    return text[0].isupper() and " Published " in text and any(map(str.isdigit, text))


def _all_names(text: str) -> bool:
    return all(word[0].isupper() for word in text.partition(",")[0].partition("@")[0].split())
