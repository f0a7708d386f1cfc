"""Marks of news agencies before a headline."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, lazy_pattern, replacing

_MARK = lazy_pattern(
    r"(?:(?:RPT|REPEAT|REFILE|CORRECTED|CORRECTED-\(OFFICIAL\)|OFFICIAL CORRECTION|UPDATE \d{1,2}|WRAPUP \d{1,2}|ADVISORY|EMBARGOED|RECAST|"
    r"(?:ROUNDUP|ZUSAMMENFASSUNG|KORREKTUR|BERICHTIGUNG|WIEDERHOLUNG|EILMELDUNG|EIL|URGENT)(?: ?\d{1,2})?)\s?[-–—:]\s?)+"
    r"(?=[^\W\d_]|[\"“„«'‘(\d])"
    r"|(?:BRIEF|FACTBOX|TIMELINE|INSIGHT|NEWSMAKER|TABLE|TEXT|PRESS DIGEST|POLL|EXPLAINER)-(?=[A-Z\"“'‘])"
)
_SLUG = lazy_pattern(r"(?:BC|AP|AM|PM|US|EU)-[A-Z]{2,3}-{1,2}[\w' &.,-]{3,60}|[\w' &.,-]{3,60}, \d(?:st|nd|rd|th) Ld(?:-Writethru)?")
LONGEST_HEADLINE = 200
HEAD = 3  # lines in which a headline can stand: below a slug and a stamp


class WireMark(Rule):
    """A mark of a news agency stands before the headline ("RPT - ", "UPDATE 2-", "CORRECTED-"), or the agency's slug on a line of its own
    ("BC-EU--Harbour, 2nd Ld-Writethru"). It tells an editor what to do with the text, and it tells you that other versions of the same
    story are about: RPT is a repeat without a change, UPDATE and CORRECTED are later versions.

    Marks count in capitals and in the first three lines only. The fix cuts the mark off and is unsafe, for it is worth keeping as
    metadata.
    """

    stage = Stage.FURNITURE
    examples = (
        Bad(
            "⟦RPT - ⟧Harbour of Split closes for winter\n\nThe harbour closes.",
            fixed="Harbour of Split closes for winter\n\nThe harbour closes.",
        ),
        Bad("⟦RPT-UPDATE 1-⟧Harbour of Split closes\nThe harbour closes.", fixed="Harbour of Split closes\nThe harbour closes."),
        Bad("⟦ROUNDUP 2: ⟧Hafen von Split schließt\nDer Hafen schließt.", fixed="Hafen von Split schließt\nDer Hafen schließt."),
        Bad("⟦BC-EU--Split-Harbour, 1st Ld-Writethru⟧\nHarbour of Split closes\nIt closes.", fixed="Harbour of Split closes\nIt closes."),
        Good("UPDATE your papers, the harbour master of Split warns\nThe papers are old."),
        Good("Update 1: the harbour opens\nIt opens on Monday."),
        Good("EU-wide rules for harbours\nThe rules were passed on Monday."),
        Good("TEXT MESSAGES SENT AFTER WRECK\nThe crew wrote home."),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        slugs = doc.paragraphs if "-Writethru" in doc.text else doc.paragraphs[:HEAD]
        for at, paragraph in enumerate(slugs):
            if len(paragraph.text) > LONGEST_HEADLINE:
                continue
            if m := _SLUG.fullmatch(paragraph.text) or (at < HEAD and _MARK.match(paragraph.text)):
                edit = doc.removal(paragraph.start, paragraph.start + m.end()) if m.end() == len(paragraph.text) else None
                start, end = (edit.start, edit.end) if edit else (paragraph.start, paragraph.start + m.end())
                fix = replacing(start, end, "", Safety.UNSAFE, 0.97)
                yield Hit(paragraph.start, paragraph.start + m.end(), "a mark of a news agency before the headline", (fix,))
