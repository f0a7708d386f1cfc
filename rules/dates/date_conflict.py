"""Two dates of one text that cannot both be right; a weekday that the day was not."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from lint import Bad, Document, Evidence, Fix, Good, Hit, Mention, Related, Rule, Safety, Stage, date_evidence, dates_in, option, replacing

_NAME = re.compile(r"(?<!\w)[A-ZÀ-ÞĀ-Ž][^\W\d_A-Z]{2,18} (?:Sabato|Domenica|Domingo|Freitag|Montag|Sonntag)[, ]{0,3}$")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DateConflict(Rule):
    """Two dates of one text contradict each other: the date of the metadata, of the address and the stamp in the text lie more than a week
    apart, a post is quoted that was written long after, or the weekday is not that of the day named ("Monday, January 29, 2022" was a
    Saturday).

    Where day and month the other way round alone make the two agree, that is shown as the repair; otherwise nothing is proposed, for either
    may be wrong. A week is allowed, since papers print late and pages are put up again; weekdays are checked from 1925 on, when Russia,
    Greece and Turkey had taken the calendar of the others.
    """

    stage = Stage.WORDS
    days: int = option(7, "days by which metadata, address and text may differ; reprints and weekly papers stay within a week")
    first_year: int = option(
        1925, "first year in which weekdays are checked; older papers of several countries count by the Julian calendar"
    )
    examples = (
        Bad("Snow closed the pass on ⟦Monday, January 29, 2022⟧, police in Chur said."),
        Bad("Der Pass ist seit ⟦Freitag, dem 1. März 2022⟧, wieder offen."),
        Bad("Snow in Chur\n\nPublished: ⟦03/09/2021⟧, 10:00\n\nThe pass is closed.", metadata={"url": "https://a.example/2021/03/09/snow"}),
        Bad("Spielbeginn war am ⟦Freitag, 1. März 2022⟧, in Chur."),
        Bad("Snow in Chur\n\n⟦12 October 2020⟧\n\nThe pass is closed.", metadata={"date": "2021-03-09"}),
        Good("Snow closed the pass on Saturday, January 29, 2022, police in Chur said."),
        Good(
            "Snow in Chur\n\n9 March 2021\n\nThe pass has been closed since Monday. 1 March 2021 was dry.", metadata={"date": "2021-03-10"}
        ),
        Good("The pass was closed on Wednesday; on March 9, 2021 it was open.", metadata={"date": "2023-01-02"}),
        Good("Plácido Domingo, 21 January 1941, and Ana Sonntag 3 May 1950 are names in a register."),
        Good("They played on Friday and Saturday, 3 and 4 May 2019, and wed 3 March 2020."),
        Good("The tsar's manifesto is dated Monday, 17 October 1905."),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        for day in dates_in(doc):
            wrong = day.weekday and day.exists and day.year >= self.first_year and day.day_of_week != day.weekday
            if wrong and not _NAME.search(doc.text, max(0, day.weekday_start - 20), day.start):
                yield _weekday(doc, day)
        evidence = [e for e in date_evidence(doc) if e.day]
        given = next((e for e in evidence if e.source in ("metadata", "address", "stamp", "dateline")), None)
        if given:
            yield from self._others(doc, given, [e for e in evidence if e is not given and e.source != "file name"])

    def _others(self, doc: Document, given: Evidence, others: list[Evidence]) -> Iterator[Hit]:
        for other in others:
            ahead = _apart(given, other)
            if ahead > self.days or (ahead < -self.days and other.source != "post"):
                yield _conflict(doc, given, other)
                return


def _apart(given: Evidence, other: Evidence) -> int:
    return (date.fromisoformat(other.day or "") - date.fromisoformat(given.day or "")).days


def _weekday(doc: Document, day: Mention) -> Hit:
    other = day.swapped
    message = f"{day.iso} was a {DAYS[day.day_of_week - 1]}"
    fixes: tuple[Fix, ...] = ()
    if other and other.day_of_week == day.weekday:
        message += f"; with day and month swapped, {other.iso}, the weekday is right"
        fixes = (replacing(day.start, day.end, other.iso, Safety.SHOW, 0.6),)
    return Hit(day.weekday_start, day.end, message, fixes, evidence={"date": day.iso, "weekday": DAYS[day.day_of_week - 1]})


def _conflict(doc: Document, given: Evidence, other: Evidence) -> Hit:
    start, end = (other.span.start, other.span.end) if other.span else (0, 0)
    message = f"{other.source} says {other.day}, {given.source} says {given.day}"
    swapped = other.mention.swapped if other.mention else None
    fixes: tuple[Fix, ...] = ()
    if swapped and swapped.iso == given.day:
        message += "; they agree with day and month swapped"
        fixes = (replacing(start, end, swapped.iso, Safety.SHOW, 0.8),) if end else ()
    related = (Related(doc.place, given.span.start, given.span.end),) if given.span else ()
    return Hit(start, end, message, fixes, related, {given.source: given.day or "", other.source: other.day or ""})
