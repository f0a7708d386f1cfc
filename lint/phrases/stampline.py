"""Lines that hold a date or a time and nothing else: Updated 19 Nov 2019, 9:41 pm ET; Stand: 3.2.2021, 14:00 Uhr; 18 NOV 2019."""

from __future__ import annotations

from lint.dates.labels import FIELD, PUBLISHED, UPDATED
from lint.dates.names import MONTHS, WEEKDAYS
from lint.patterns import lazy_pattern

LONGEST = 110  # code points; "PUBLISHED: … | UPDATED: …" with weekdays and zones stays below
_SMALL = (
    "at on the of and first last by um am pm uhr a.m p.m a.m. p.m. h hrs hours hour ist est edt et cet cest gmt bst utc pst pdt cst cdt "
    "mst hst "
    "à le la les el al alle ore a las às de del do dos o r godz godzina г года в kl klo min mins minutes ago vor vom den der date datum "
    "fecha data дата time local edited article story this was neu letzte letzter letztes zuletzt última ultima dernière mise ultimo ultimo "
    "laatste laatst ostatnia mis jour à um os stunden tagen an th st nd rd mon tue tues wed thu thur thurs fri sat sun "
    "mo di mi do fr sa so lun mar mer mié jeu ven vie sam dim dom pon wt śr czw pt sob niedz пн вт ср чт пт сб вс"
)
_KNOWN = frozenset((*_SMALL.split(), *FIELD.split(), *PUBLISHED.split(), *UPDATED.split(), *MONTHS, *WEEKDAYS))
_LABELS = frozenset((*PUBLISHED.split(), *UPDATED.split(), "stand"))
_WORD = lazy_pattern(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIME = lazy_pattern(r"(?<!\d)\d{1,2}\s?[:.h]\s?\d\d(?!\d)")
_DAY = lazy_pattern(r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:\d\d|\d{4})|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)")


def stamp_weight(line: str) -> int:
    """0: not a stamp; 1: a day with its year; 2: a day or time with a word such as "updated", or with both year and time."""
    if len(line) > LONGEST or not any(map(str.isdigit, line)):
        return 0
    words = [word.lower() for word in _WORD.findall(line)]
    if not all(word.strip(".") in _KNOWN for word in words):
        return 0
    labelled = any(word in _LABELS for word in words)
    dated = bool(_DAY.search(line)) or (bool(_YEAR.search(line)) and any(word in MONTHS for word in words))
    timed = bool(_TIME.search(line))
    if labelled and (dated or timed or any(word in MONTHS for word in words)):
        return 2
    return 2 if dated and timed else int(dated)
