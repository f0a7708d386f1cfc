"""Lines that stand in many documents of the corpus: learnt, not listed."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from lint import Bad, Corpus, Document, Good, Hit, KeyRule, Safety, Stage, line_keys, option, replacing

LONGEST = 160  # code points of a line that is counted
LONG_PARAGRAPH = 100  # code points; the longest paragraphs from this length on are counted by a digest: copies of a text share them
PARAGRAPHS = 2
FEW_WORDS = 4  # lines up to so many words can be headings of many articles; they must be commoner
COMMON = 0.02  # share of the documents


class TemplateLine(KeyRule[int]):
    """The same short line stands in many documents of the corpus: a slogan, a footer, a label of the site that no list of
    phrases knows. It says nothing of the article it stands in. Published corpora drop such lines unseen (CCNet, C4); here they
    are shown.

    A line counts from `documents` documents on, one of up to four words ("Background", "Related") only where it stands in 2 %
    of all. Lines that are many because whole texts are copies of each other are left out: those documents share a long
    paragraph as well. Nothing is removed by itself; put what you have checked under `house-phrase`. Without a corpus the rule
    is silent.
    """

    stage = Stage.FURNITURE
    kind = "line"
    examples = (
        Bad(
            "Rain fell on Faro.\n⟦Our island, our paper since 1911⟧",
            corpus=("Sun on Faro.\nOur island, our paper since 1911", "Wind on Faro.\nOur island, our paper since 1911"),
            options={"documents": 3},
        ),
        Good("Rain fell on Faro.\nOur island, our paper since 1911", corpus=("Sun on Faro.",)),
        Good(
            "Rain on the island of Faro\n" + "Rain fell on Faro for nine days. " * 4,
            corpus=("Rain on the island of Faro\n" + "Rain fell on Faro for nine days. " * 4,) * 3,
            options={"documents": 3},
        ),
    )
    documents: int = option(20, "documents in which a line must stand; 20 keeps out what a few reporters write alike (not measured)")

    def keys(self, doc: Document) -> Iterable[str]:
        long = sorted((p for p in doc.paragraphs if len(p.text) >= LONG_PARAGRAPH), key=lambda p: (-len(p.text), p.start))
        yield from (_copy_key(p.text) for p in long[:PARAGRAPHS])
        yield from (key for key in line_keys(doc) if " " in key and len(key) <= LONGEST)

    def judge(self, key: str, corpus: Corpus) -> int | None:
        count = corpus.count(self.kind, key)
        few = len(key.split()) <= FEW_WORDS and not key.startswith("\n")
        return count if count >= self.documents and not (few and count < COMMON * corpus.documents) else None

    def place(self, doc: Document, verdicts: Mapping[str, int]) -> Iterable[Hit]:
        copies = max((count for key, count in verdicts.items() if key.startswith("\n")), default=0)
        for (start, end, _), key in zip(doc.paragraphs, line_keys(doc), strict=True):
            count = verdicts.get(key, 0) if key else 0
            if count > 2 * copies:
                edit = doc.removal(start, end)
                fix = replacing(edit.start, edit.end, "", Safety.SHOW, 0.8)
                yield Hit(start, end, f"this line stands in {count} documents of the corpus", (fix,), evidence={"documents": count})


def _copy_key(paragraph: str) -> str:
    return "\n" + blake2b(paragraph.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
