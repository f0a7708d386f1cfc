"""Lines, and words glued to an article's edges, that stand in many documents of the corpus: learnt, not listed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from lint import (
    Bad,
    Corpus,
    Document,
    Good,
    Hit,
    KeyRule,
    Safety,
    Stage,
    file_option,
    line_keys,
    option,
    phrase_file,
    replacing,
    segments,
    source_of,
)

LONGEST = 160  # code points of a line that is counted
LONG_PARAGRAPH = 100  # code points; the longest paragraphs from this length on are counted, too: copies of a text share them
PARAGRAPHS = 2
FEW_WORDS = 4  # lines up to so many words can be headings of many articles; they must be commoner
COMMON = 0.02  # share of the documents
OF_SOURCE = 0.1  # share of a source's documents that short lines, prefixes and suffixes of it need
ELSEWHERE = 0.1  # of the times a short line stands in the source, the times it may stand elsewhere
_COPY, _LINE, _FEW, _SOURCE = "c", "l", "f", "@"  # first characters of keys: a long paragraph, a line, one of few words, a source
_RAIN, _SUN, _WIND = ("Rain fell on Faro for nine days.", "Sun shone on Faro.", "Wind blew over Faro.")


@dataclass(frozen=True, slots=True)
class Template:
    """In how many documents a line or segment stands; in how many of one source, where that is what makes it a template."""

    documents: int
    source: str = ""


class TemplateLine(KeyRule[Template]):
    """The same short line stands in many documents of the corpus: a slogan, a footer, a label of the site that no list of phrases knows. Or
    many texts of one source begin, or end, with the same words before a dash, a colon or a full stop. It says nothing of the article it
    stands in. Published corpora drop such lines unseen (CCNet, C4); here they are shown, with the counts.

    A line counts from `documents` documents on. One of up to four words ("Background", "Related") must stand in 2 % of all documents, or
    in a tenth of those of one source (the host of the address, or the folder or record file) and rarely elsewhere; first and last words
    must stand in a tenth of the documents of a source, too. Lines that are many because whole texts are copies of each other are left
    out: those documents share a long paragraph as well. Nothing is removed by itself: `noiselint learn` writes what was found to a file,
    and what you leave there is reported and removed by `house-phrase`, without the corpus. Without a corpus the rule is silent.
    """

    stage = Stage.FURNITURE
    learnt = True
    doubt = 1  # of what a list knows the list speaks
    kind = "line"
    examples = (
        Bad(
            f"{_RAIN}\n⟦Our island, our paper since 1911⟧",
            corpus=(f"{_SUN}\nOur island, our paper since 1911", f"{_WIND}\nOur island, our paper since 1911"),
            options={"documents": 3},
        ),
        Bad(
            f"⟦Island Gazette online:⟧ {_RAIN}\nIt was cold. ⟦Write to the harbour desk⟧",
            corpus=tuple(f"Island Gazette online: {text}\n{text} Write to the harbour desk" for text in (_SUN, _WIND)),
            options={"documents": 3},
        ),
        Good(f"{_RAIN}\nOur island, our paper since 1911", corpus=("Sun on Faro.",)),
        Good(
            "Rain on the island of Faro\n" + f"{_RAIN} " * 4,
            corpus=("Rain on the island of Faro\n" + f"{_RAIN} " * 4,) * 3,
            options={"documents": 3},
        ),
    )
    files: tuple[str, ...] = file_option("files of phrases; those with `accept = false` are left alone", phrase_file)
    documents: int = option(20, "documents in which a line must stand; 20 keeps out what a few reporters write alike (not measured)")

    def keys(self, doc: Document) -> Iterable[str]:
        source = source_of(doc)
        yield _SOURCE + source
        long = sorted((p for p in doc.paragraphs if len(p.text) >= LONG_PARAGRAPH), key=lambda p: (-len(p.text), p.start))
        yield from (_COPY + _digest(p.text) for p in long[:PARAGRAPHS])
        for line in line_keys(doc):
            yield from _line_keys(line, source)
        yield from (f"{found.shape[0]}{_digest(found.key)}{_SOURCE}{source}" for found in segments(doc))

    def doubtful(self, keys: Iterable[str], corpus: Corpus) -> Iterable[str]:
        return corpus.shared(self.kind, keys) if self.documents > 1 else keys

    def judge(self, key: str, corpus: Corpus) -> Template | None:
        if key[0] == _SOURCE or (count := corpus.count(self.kind, key)) < self.documents:
            return None
        what, _, source = key.partition(_SOURCE)
        if not source:
            return Template(count) if key[0] != _FEW or count >= COMMON * corpus.documents else None
        if count < OF_SOURCE * corpus.count(self.kind, _SOURCE + source):
            return None
        if key[0] == _FEW and corpus.count(self.kind, what) - count > ELSEWHERE * count:
            return None
        return Template(count, source)

    def place(self, doc: Document, verdicts: Mapping[str, Template]) -> Iterable[Hit]:
        source = source_of(doc)
        copies = 2 * max((found.documents for key, found in verdicts.items() if key[0] == _COPY), default=0)
        refused = {p.key for content in self.files for p in phrase_file(content).phrases if not p.accept and p.source in ("", source)}
        for (start, end, _), line in zip(doc.paragraphs, line_keys(doc), strict=True):
            found = next((verdicts[key] for key in _line_keys(line, source) if key in verdicts), None)
            if found and found.documents > copies and line not in refused:
                yield _hit(doc, start, end, "line", found)
        for segment in segments(doc):
            found = verdicts.get(f"{segment.shape[0]}{_digest(segment.key)}{_SOURCE}{source}")
            if found and found.documents > copies and segment.key not in refused:
                yield _hit(doc, segment.start, segment.end, segment.shape, found)


def _line_keys(line: str, source: str) -> Iterator[str]:
    if " " in line and len(line) <= LONGEST:
        few = len(line.split()) <= FEW_WORDS
        yield f"{_FEW if few else _LINE}{_digest(line)}"
        if few:
            yield f"{_FEW}{_digest(line)}{_SOURCE}{source}"


def _hit(doc: Document, start: int, end: int, shape: str, found: Template) -> Hit:
    edit = doc.removal(start, end)
    where = f"of {found.source}" if found.source else "of the corpus"
    what = "this line stands in" if shape == "line" else f"this {shape} stands in"
    fix = replacing(edit.start, edit.end, "", Safety.SHOW, 0.8)
    message = f"{what} {found.documents} documents {where}"
    return Hit(start, end, message, (fix,), evidence={"documents": found.documents, "shape": shape, "source": source_of(doc)})


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
