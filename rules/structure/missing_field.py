"""Records without a field they should have."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Stage, option


class MissingField(Rule):
    """A record lacks a field that you ask for, or has it empty. Whoever sorts, dates or cites the articles finds the gap only when it
    is too late.

    It says nothing until the fields are named, for each corpus has its own: `fields = ["title", "date", "url"]`. The names are the
    standard ones, `title`, `date`, `url`, `language`, `authors` and `crawled`; a record's own names for them (`headline`,
    `publish_date`, `link` …) count. Nothing can be proposed; where a date is missing, `missing-date` offers what the text says.
    """

    stage = Stage.CHARACTERS
    fields: tuple[str, ...] = option(
        (), "standard names of the fields that every record must have: title, date, url, language, authors, crawled"
    )
    examples = (
        Bad("⟦⟧Rain fell.", options={"fields": ("title",)}, metadata={"date": "2020-05-01"}),
        Good("Rain fell.", options={"fields": ("title",)}, metadata={"title": "Rain in Bấc Ninh"}),
        Good("Rain fell."),
    )

    def concerns(self, doc: Document) -> bool:
        return bool(self.fields)

    def check(self, doc: Document) -> Iterable[Hit]:
        missing = [name for name in self.fields if not doc.metadata.get(name, "").strip()]
        if missing:
            yield Hit(0, 0, f"no {' and no '.join(missing)}", evidence={"fields": ", ".join(missing)})
