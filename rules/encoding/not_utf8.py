"""Files that are not UTF-8."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Stage


class NotUtf8(Rule):
    """The file is not UTF-8; its encoding is the one named under `encoding` in the configuration, else it was worked out from its bytes.
    Everything else is looked at as usual, and a fixed file is written in the encoding it came in. Of a table its first record says so.

    It matters because most programs that read a corpus expect UTF-8 and will break such a file's letters or stop at it. Nothing is
    changed here: convert the file once you have checked that the encoding named is the right one, for instance with `iconv`.
    """

    stage = Stage.ENCODING
    severity = "info"
    examples = (
        Bad("⟦⟧Das Café in Zürich öffnet um neun.", encoding="cp1252"),
        Good("Das Café in Zürich öffnet um neun."),
        Good("Plain words.", encoding="utf-8-sig"),
    )

    def concerns(self, doc: Document) -> bool:
        return doc.place.number <= 1 and doc.encoding.lower().replace("_", "-") not in ("utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii")

    def check(self, doc: Document) -> Iterable[Hit]:
        yield Hit(0, 0, f"the file is not UTF-8 but {doc.encoding}", evidence={"encoding": doc.encoding})
