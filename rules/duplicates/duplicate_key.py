"""The same record id or address twice in the corpus."""

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from lint import Bad, Corpus, Document, Good, Hit, KeyRule, Place, Related, Stage

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "igshid", "ocid", "smid", "ref_src", "xtor")


class DuplicateKey(KeyRule[tuple[Place, ...]]):
    """Two records have the same id, or were taken from the same address. Programs that join or look up by such a key will lose one of
    them, and most often the two are the same article fetched twice.

    Addresses are compared without scheme, "www.", "m." and "amp.", default port, fragment, trailing slash and tracking parameters such as
    utm_source; addresses of front pages are left out. Ids are compared within a file, for files often number their records alike; only
    long ids of letters and digits (12 characters and more, as UUIDs) are compared across files. Nothing is changed.
    """

    stage = Stage.CORPUS
    kind = "record key"
    examples = (
        Bad("⟦⟧The ferry sails again.", metadata={"url": "https://www.gazette.example/ferry?utm_source=feed#top"},
            corpus=(Document("The ferry did not sail.", metadata={"url": "http://gazette.example/ferry/"}),)),
        Good("The ferry sails again.", metadata={"url": "https://gazette.example/ferry?id=1"},
             corpus=(Document("Snow is near.", metadata={"url": "https://gazette.example/ferry?id=2"}),)),
        Good("The ferry sails again.", metadata={"url": "https://gazette.example/"}, corpus=(Document("Snow is near.", metadata={"url": "https://gazette.example"}),)),
    )  # fmt: skip

    def concerns(self, doc: Document) -> bool:
        return bool(doc.metadata.get("url")) or doc.place.record is not None

    def keys(self, doc: Document) -> Iterable[str]:
        if address := canonical(doc.metadata.get("url", "")):
            yield f"url {address}"
        name = str(doc.place.record or "").strip()
        if name and name != str(doc.place.number):
            across = len(name) >= 12 and any(map(str.isdigit, name)) and any(map(str.isalpha, name))
            yield f"id {name}" if across else f"id {name} in {doc.place.path}"

    def doubtful(self, keys: Iterable[str], corpus: Corpus) -> Iterable[str]:
        return corpus.shared(self.kind, keys)

    def judge(self, key: str, corpus: Corpus) -> tuple[Place, ...] | None:
        records = {(place.path, place.number): place for place in reversed(corpus.holders(self.kind, key, most=20))}
        return tuple(sorted(records.values(), key=lambda place: place.order)) if len(records) > 1 else None

    def place(self, doc: Document, verdicts: Mapping[str, tuple[Place, ...]]) -> Iterable[Hit]:
        for key, holders in verdicts.items():
            other = next(p for p in holders if (p.path, p.number) != (doc.place.path, doc.place.number))
            what = "was taken from the same address" if key.startswith("url ") else "has the same id"
            yield Hit(0, 0, f"another record {what}", related=(Related(other),), evidence={"key": key.partition(" ")[2][:200]})


def canonical(url: str) -> str:
    """An address without what does not tell pages apart; "" for front pages and what is no address."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    for prefix in ("www.", "m.", "amp."):
        host = host.removeprefix(prefix)
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not pair[0].casefold().startswith(_TRACKING)))
    path = parts.path.rstrip("/").removesuffix("/amp")
    if not host or not (path or query):
        return ""
    shown = host if port in (None, 80, 443) else f"{host}:{port}"
    return f"{shown}{path}{'?' if query else ''}{query}"
