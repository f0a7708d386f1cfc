"""The name of a record's field, with its date, fused with the text."""

import re
from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, dates_in, lazy_pattern, replacing

_FIELD = lazy_pattern(
    r"[\"']?\b((?:[a-z]{1,12}_)?(?:date|published|publish|created|modified|updated|time)(?:_[a-z]{1,12}|[A-Z][a-z]{1,12})"
    r"|[a-z]{1,12}_(?:date|time|at|on)|pubDate|pubdate)[\"']?\s?[:=]?\s?[\"']?$"
)
_LABEL = lazy_pattern(r"^\s{0,4}(date|datum|fecha|data|дата|created|timestamp)\s?[:=]?\s?$", re.I | re.M)
_CLOCK = lazy_pattern(r"[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?")
_LONGEST_LABEL = 40  # code points
_WORDS = 6  # on the same line behind the value; with fewer it is a line of its own that someone may have written


class LeakedLabel(Rule):
    """A field's label and its value got into the text when a record was written out: "date 2022-01-10 According to …". The words are no
    part of the article, and a model that reads them learns to write them.

    The date itself is right as a rule, so the label is shown with what would remain and never taken out: keep the date in the record first.
    A label opens the text and the article goes on behind it on the same line; a name that only programs use (publish_date) counts on any
    line. A press release's own line "Date: 10 January 2022" is left alone.
    """

    stage = Stage.WORDS
    examples = (
        Bad("⟦date 2022-01-10⟧ According to Zoë Nuñez, the bridge stays closed."),
        Bad(" ⟦Date: 2022-01-10T08:00⟧ The bridge in Ústí stays closed, the mayor said."),
        Bad("The bridge in Ústí stays closed.\n⟦publish_date: 2022-01-10⟧"),
        Good("Date: 10 January 2022\n\nThe bridge stays closed."),
        Good("Date: 2022-01-10 by Ana Souza\n\nThe bridge stays closed."),
        Good("Updated: 2022-01-10 The bridge stays closed for a week, the mayor of Ústí said."),
        Good("The date 2022-01-10 is on the form."),
        Good("Published January 29, 2022 | 11:10 AM"),
        Good("To date, 2,022 bridges have been closed."),
    )

    def concerns(self, doc: Document) -> bool:
        return bool(dates_in(doc))

    def check(self, doc: Document) -> Iterable[Hit]:
        for day in dates_in(doc):
            if day.form == "named":
                continue
            start = max(0, day.start - _LONGEST_LABEL)
            before = doc.text[start : day.start]
            field = _FIELD.search(before)
            m = field or (_LABEL.search(before) if not doc.text[: start + before.rfind("\n") + 1].strip() else None)
            clock = _CLOCK.match(doc.text, day.end)
            end = clock.end() if clock else day.end
            if m and (field or doc.text[end : end + 200].split("\n")[0].count(" ") >= _WORDS):
                begin = start + len(before[: m.start(1)].rstrip("\"'"))
                fix = replacing(begin, end, "", Safety.SHOW, 0.9)
                yield Hit(begin, end, "a field's label and its value stand in the text", (fix,), evidence={"date": day.iso})
                return
