"""A day that no calendar has: 31 February, month 13, 2O22-01-1O."""

import re
from collections.abc import Iterable, Iterator

from lint import (
    EPOCHS,
    Bad,
    Document,
    Good,
    Hit,
    Mention,
    Rule,
    Safety,
    Stage,
    date_in_value,
    dates_in,
    impossible_days,
    lazy_pattern,
    misread_dates,
    replacing,
)

_NUMBER = lazy_pattern(
    r"(?:\b(?:vol|no|nr|n|nos|issue|p|pp|page|pages|tom|heft|band|bd|num|volume|number|room|flight|bus|line)\b\.?|[#№°§])\s?$", re.I
)


class ImpossibleDate(Rule):
    """A date that does not exist stands in the text or in the metadata: 31 February, 30.02.2021, month 13. Programs that sort by date drop
    such a record or, worse, move it to another day.

    Where the other order of day and month gives a real day, that is shown. Where a scanner read letters for digits (2O22-01-1O) the repair
    is proposed as unsafe: a date of letters has one reading. Versions, prices, scores and numbers of files are left alone: a number is only
    taken for a date when it has the shape of one, with a year from 1700 to 2099 and a day from 29 to 31. The days that only the Julian
    calendar had (29 February 1900) are left alone before 1924, and so is Sweden's 30 February 1712.
    """

    stage = Stage.WORDS
    examples = (
        Bad("The contract ends on ⟦31 February 2022⟧, the mayor of Ústí said."),
        Bad("Stand: ⟦30.02.2021⟧, 14:00 Uhr"),
        Bad("Updated ⟦2021-13-04⟧ by Nkechi Obi"),
        Bad("Le conseil se réunira le ⟦31 juin⟧, a dit Maëlle Le Goff."),
        Bad("⟦⟧Rain fell in Porto.", metadata={"date": "2021-02-30"}),
        Bad("dated ⟦2O22-01-1O⟧ in the register", fixed="dated 2022-01-10 in the register"),
        Bad("Lisboa, ⟦l5.O3.1987⟧", fixed="Lisboa, 15.03.1987"),
        Good("Version 2021.13.45 of the driver, call 31-02-20214, paid 31.02 euros."),
        Good("On 29 February 2024 Zoë Nuñez turned four; on 30 April 2021 she was one."),
        Good("In June 31 people were hurt; 31 September flights were cancelled."),
        Good("They won 31-30 in 2019, 13/14 of them by 45/12."),
        Good("Rivista, vol. 31 Novembre 2020, e i campionati 2014/15/16; № 30 февраля 2020"),
        Good("Nicholas was born on 29 February 1900 by the calendar of his church."),
        Good("The O2-arena, Jell-O and 20-Il are no dates; nor is B2O22-01."),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        given = date_in_value(doc.metadata.get("date", ""))
        if given and not given.exists and given.iso not in EPOCHS:
            yield Hit(0, 0, f"the metadata give a day that does not exist: {given.iso}")
        yield from self._with_year(doc)
        for start, end in impossible_days(doc):
            yield Hit(start, end, f"there is no {doc.text[start:end]}")
        for start, end, reading in misread_dates(doc):
            fix = replacing(start, end, reading, Safety.UNSAFE, 0.95)
            yield Hit(start, end, f"letters read for digits in a date: {reading}", (fix,))

    def _with_year(self, doc: Document) -> Iterator[Hit]:
        for day in dates_in(doc):
            if day.exists or not day.plausible or _julian(day) or _NUMBER.search(doc.text, max(0, day.start - 12), day.start):
                continue
            words, other = doc.text[day.start : day.end], day.swapped
            if other is None:
                yield Hit(day.start, day.end, f"there is no {words}")
            else:
                fix = replacing(day.start, day.end, other.iso, Safety.SHOW, 0.6)
                yield Hit(day.start, day.end, f"there is no {words}; day and month swapped: {other.iso}", (fix,))


def _julian(day: Mention) -> bool:
    leap = day.month == 2 and day.day == 29 and day.year % 100 == 0 and day.year < 1924
    return leap or day.iso == "1712-02-30"
