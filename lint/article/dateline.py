"""Place, day and agency at the start of a report: LONDON, March 3 (Reuters) -, МОСКВА, 3 марта. /ТАСС/., Berlin (dpa) -."""

from __future__ import annotations

import re

from lint.dates.names import MONTHS
from lint.document import Span
from lint.patterns import lazy_pattern

_AGENCIES = """
afp ap reuters dpa efe ansa anp belga pap tass interfax xinhua kyodo yonhap pti ani anadolu aa cp aap pa upi apa sda ats lusa ria
sputnik bloomberg cnn bbc afx ddp epd kna sid dapd adnkronos agi askanews ritzau tt ntb stt mti ctk čtk tanjug hina bta agerpres unian
ukrinform belta urdupoint тасс риа интерфакс ап рейтер укринформ уніан
"""
_OTHER_OPENINGS = """
watch live video update breaking exclusive photos opinion analysis correction note read listen poll quiz review the der die
das le la el il a an
"""
AGENCIES = frozenset(_AGENCIES.split())
NO_PLACES = frozenset(_OTHER_OPENINGS.split())
_PLACE = r"[^\W\d_](?:[^\W\d_]|[.'’ -]){1,40}?(?:[,/]\s?[^\W\d_](?:[^\W\d_]|[.'’ -]){1,30}?){0,2}"
_DAY = r"(?:[^\W\d_]{3,12}\.?\s\d{1,2}|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,12}\.?)(?:,?\s(?:de\s)?\d{4}(?:\sг\.?|\sr\.)?)?"
_AGENCY = r"[(/\[][^()/\[\]\n]{2,60}(?:/[^()/\[\]\n]{2,60})?[)/\]]"
_DASH = r"(?:[-–—―]{1,2}|:)"
_LEADING = lazy_pattern(
    rf"(?:\([^()\n]{{2,30}}\)\s?[-–—.]?\s)?(?P<place>{_PLACE})(?P<day>[,.]\s(?:{_DAY}))?\.?"
    rf"(?:(?P<agency>,?\s{_AGENCY})\.?(?:\s?(?P<dash>{_DASH}))?|\s?(?P<bare>{_DASH}))\s"
)
_DOTTED = lazy_pattern(rf"(?P<place>{_PLACE})\.\s(?P<day>{_DAY})\.\s(?P<agency>[^\W\d_][\w. ]{{2,30}})\s[-–—]\s")
_PLACE_ENDS = 80  # code points in which place and day end
_MONTH = lazy_pattern(r"[^\W\d_]{3,12}")
LONGEST = 160  # code points
SHORTEST = 60  # code points of the paragraph that a place in capitals opens; shorter ones are menus ("BLOGROLL – Links")


def dateline_in(paragraph: Span) -> Span | None:
    """The dateline at the start of a paragraph, its dash included; None without one."""
    text = paragraph.text[:LONGEST]
    if not (text[:2].isupper() or "(" in text[:_PLACE_ENDS] or "/" in text[:_PLACE_ENDS] or " - " in text[:_PLACE_ENDS]):
        return None
    m = _DOTTED.match(text) or _LEADING.match(text)
    return Span(paragraph.start, paragraph.start + len(m[0].rstrip()), m[0].rstrip()) if m and _is_dateline(m) else None


def _is_dateline(m: re.Match[str]) -> bool:
    """A place in capitals with a dash; any place with an agency we know; a place in capitals with a day and a dash or an agency."""
    groups = m.groupdict("")
    place, day, agency, dash = groups["place"], groups["day"], groups["agency"], groups.get("dash") or groups.get("bare")
    capitals = place.split(",")[0].isupper() and len(place) > 2
    known = any(word in AGENCIES for word in re.findall(r"[^\W\d_]+", agency.lower()))
    dated = any(word.lower() in MONTHS for word in _MONTH.findall(day))
    if day and not dated:
        return False
    if known:
        return place[:1].isupper() and place.lower() not in NO_PLACES
    return capitals and (
        (dated and bool(dash or agency)) or (dash in ("—", "–", "--") and len(m.string) > SHORTEST and place.lower() not in NO_PLACES)
    )
