"""The same paragraph again in one document."""

from collections.abc import Iterable, Iterator, Sequence

from lint import Bad, Document, Fix, Good, Hit, Related, Rule, Safety, Span, Stage, folded, lazy_pattern, letters_of_lines, option

_ONE = "The ferry to the islands will sail again on Monday, the harbour office said.\n"
_TWO = "Two weeks of storms had kept the boats in port and the shops without bread.\n"
_WEEK = "".join(_ONE.replace("Monday", day) for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))
_CAPTIONS = "Boats in the port of Faro\nThe harbour master on Friday\n"
_NOT_PROSE = lazy_pattern(r"[-–—•*·▪>#|_]|\d{1,3}[.)]|[^\W\d_][\w .'’-]{0,40}:\s")  # bullets, numbers, "Q: ", "Mr Smith: " of transcripts
_VERSE = 60  # code points: lines of verse, lists and tables are shorter; news paragraphs have a median of 150 and more


class RepeatedParagraph(Rule):
    """A paragraph, or several in a row, stands twice in the text: a caption printed above and below its picture, a lead that was copied
    into the body, a page whose text was extracted twice. A reader skips it; counts and models do not.

    Case, white space and punctuation make no difference, and at least 40 characters must agree, those of several short lines together
    where these come again at once (1, 2, 1, 2). One copy goes, the other one is named as related. Where the copies follow each other, or
    three paragraphs and more come again in the same order, the fix is safe, for nothing is lost; short lines, and one or two paragraphs
    that come again far away, may be a refrain, so that the fix is unsafe. Short lines of verse, lists and tables are left alone, and so
    are questions and speakers' lines in transcripts. A headline that comes again is repeated-headline's.
    """

    stage = Stage.FURNITURE
    least: int = option(40, "characters, after folding, that must agree; shorter lines repeat in lists, tables and dialogue")
    examples = (
        Bad("⟦" + _ONE[:-1] + "⟧\n" + _ONE + "Photo: Ana Souza\n", fixed=_ONE + "Photo: Ana Souza\n", safe=True),
        Bad("⟦" + _ONE + _TWO[:-1] + "⟧\n" + _ONE + _TWO, fixed=_ONE + _TWO, safe=True),
        Bad(_ONE + "\n" + _TWO + "\n⟦" + _ONE.upper()[:-1] + "⟧\n", fixed=_ONE + "\n" + _TWO),
        Bad("⟦Паром на острова снова пойдёт в понедельник, сообщили в порту.⟧\n"
            "Паром на острова снова пойдёт в понедельник, сообщили в порту.\n",
            fixed="Паром на острова снова пойдёт в понедельник, сообщили в порту.\n", safe=True),
        Bad(_TWO + "⟦" + _CAPTIONS[:-1] + "⟧\n" + _CAPTIONS + _WEEK, fixed=_TWO + _CAPTIONS + _WEEK),
        Good(_TWO + _CAPTIONS + _WEEK + _CAPTIONS),
        Good("O the rain came down on the fields of Clare once more,\nAnd the wind went round the door.\nWe sang until the night,\n"
             "O the rain came down on the fields of Clare once more.\n"),
        Good("What would you have done in the place of the mayor that night?\nI would have waited.\nAnd you, Ana?\n" + _TWO
             + "What would you have done in the place of the mayor that night?\nI would have left.\n"),
        Good("Q: Yes.\nMs Okafor: I do not recall that meeting in the harbour office.\n"
             "Q: And the second one in the harbour office, in June?\n"
             "Ms Okafor: I do not recall that meeting in the harbour office.\n"),
        Good(_ONE + _TWO + _ONE.replace("Monday", "Friday")),
        Good("No comment.\n" + _ONE + "No comment.\n"),
    )  # fmt: skip

    def concerns(self, doc: Document) -> bool:
        lines = letters_of_lines(doc)
        return sum(map(len, lines)) - sum(map(len, set(lines))) >= self.least * 3 // 4

    def check(self, doc: Document) -> Iterable[Hit]:
        paragraphs = doc.paragraphs
        folds = [folded(p.text) for p in paragraphs]
        for first, second, count in self._runs(folds):
            if self._is_prose(doc, paragraphs[second : second + count]) and paragraphs[first] != doc.header.headline_span:
                short = max(map(len, folds[second : second + count])) < self.least
                yield _hit(doc, paragraphs, first, second, count, short)

    def _runs(self, folds: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        seen: dict[str, int] = {}
        at = 0
        while at < len(folds):
            earlier, count = seen.get(folds[at], at), 0
            while earlier + count < at and at + count < len(folds) and folds[earlier + count] == folds[at + count]:
                count += 1
            if count and (len(folds[at]) >= self.least or self._is_told_over(folds[at : at + count], earlier + count == at)):
                yield earlier, at, count
            else:
                count = 1
            for step in range(at, at + count):
                seen[folds[step]] = step
            at += count

    def _is_told_over(self, run: Sequence[str], adjacent: bool) -> bool:
        return adjacent and sum(map(len, run)) >= self.least

    def _is_prose(self, doc: Document, run: Sequence[Span]) -> bool:
        long = [p.text for p in run if len(p.text) >= self.least] or [p.text for p in run]
        whole = [text for text in long if not _NOT_PROSE.match(text) and not text.endswith(("?", "？"))]
        shortish = all(len(text) < 1.5 * _VERSE for text in whole)
        return any("\t" not in text for text in whole) and not (shortish and _usual_length(doc) < _VERSE)


def _usual_length(doc: Document) -> float:
    from statistics import median

    return doc.once("usual length of paragraphs", lambda: median(len(p.text) for p in doc.paragraphs))


def _hit(doc: Document, paragraphs: Sequence[Span], first: int, second: int, count: int, short: bool) -> Hit:
    adjacent = first + count == second
    goes, stays = (first, second) if adjacent else (second, first)
    (start, end), (other, other_end) = ((paragraphs[at].start, paragraphs[at + count - 1].end) for at in (goes, stays))
    safety = Safety.SAFE if (adjacent or count >= 3) and not short else Safety.UNSAFE
    says = "this paragraph stands in the text twice" if count == 1 else f"these {count} paragraphs stand in the text twice"
    fix = Fix((doc.removal(start, end),), safety, 0.99 if safety is Safety.SAFE else 0.9)
    return Hit(start, end, says, (fix,), (Related(doc.place, other, other_end),), {"paragraphs": count})
