"""Forms that no list holds and that are sound all the same: possessives, elisions, acronyms, British spellings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE)
ACRONYM = re.compile(r"[A-Z]{1,3}|[A-Z]{2,5}s|(?:[A-Z]\.)+[A-Z]?[a-z]?")
UNIT = re.compile(
    "[kcmdn]?m|[kmcµ]?g|[mcdhk]l|ha|[km]b|[mq]q|kwh?|mwh?|[km]?hz|ft|lb|oz|mph|kph|hp|cv|pts?|pp?|vs|nr|no|st|jr|sr|[dm]rs?|"
    "mgr|prof|ing|bn|mn|tv|[cd][dj]s?|ad|ok|eg|ie|am|pm|qv|cf|ca|et|al|ibid|viz|etc",
    re.IGNORECASE,
)
LATIN_NAME = re.compile(r"[a-z]{3,}(?:idae|inae|aceae|oidea|ensis|oides|ii)", re.IGNORECASE)  # of animals and plants
# Endings by which the World Health Organization names medicines (its stems of international nonproprietary names), the unmistakable ones.
MEDICINE = re.compile(
    r"[a-z]{4,20}(?:mab|nib|vir|ciclib|siran|nersen|gliptin|gliflozin|glutide|patide|xaban|grelor|sartan|vastatin|prazole|conazole|"
    r"cillin|mycin|micin|cycline|floxacin|penem|bactam|parib|platin|rubicin|taxel|citabine|dipine|triptan|setron|lukast|oxetine|azepam|"
    r"profen|coxib|dronate|formin|glitazone|thiazide|stigmine|parin|plase|grastim|poetin)",
    re.IGNORECASE,
)
PREFIXED_NAME = re.compile(r"(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Van|Von|Ver|El|Al|St)(?=[A-Z])")
# British forms and the American ones that the dictionary holds, adverbs and dwellers of what it holds; the rest of the word must be
# long enough to be one.
BRITISH = tuple(
    (british if british[0] == "^" else rf"(?<=\w\w){british}", american)
    for british, american in (
        (r"our(?=s?$|ed$|ing|er|ab|al|ful|ite|less|hood|some|y$|'s)", "or"),
        (r"is(?=e[drs]?s?$|ing|ation|able|er)", "iz"),
        (r"ys(?=e[drs]?s?$|ing)", "yz"),
        (r"(?<=[tbdg])re(?=s?$|d$)", "er"),
        (r"ence(?=s?$|less)", "ense"),
        (r"ll(?=ed|ing|er|or|est|ery|ist|ous|en)", "l"),
        (r"ogue(?=s?$|d$)", "og"),
        (r"gramme(?=s?$|d$)", "gram"),
        (r"x(?=ions?$)", "ct"),
        (r"l(?=ful|fully|ment|ments)", "ll"),
        (r"ically$", "ic"),
        (r"(?<=side)rs?$", ""),
        (r"^((?:un)?learn|lean|leap|(?:day)?dream|burn|spoil)t$", r"\1ed"),
        (r"^((?:mis)?spel|smel|spil|dwel)t$", r"\1led"),
        (r"(?:ae|oe)(?=\w{3})", "e"),
        (r"^(\w?)(?:ae|oe)(?=\w{3})", r"\1e"),
        (r"[æœ]", "e"),
        (r"^pyjama", "pajama"),
        (r"^(un)?mould", r"\1mold"),
        (r"^sceptic", "skeptic"),
        (r"^cheque", "check"),
        (r"^draught", "draft"),
        (r"^sulph", "sulf"),
        (r"^manoeuvre?", "maneuver"),
        (r"^aero(?=plane)", "air"),
        (r"^waggon", "wagon"),
        (r"^jewellery", "jewelry"),
        (r"^(air|moto)?tyre", r"\1tire"),
        (r"^moustache", "mustache"),
    )
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language makes forms. `elisions` stand before an apostrophe, `links` between the parts of a compound.

    `listed_compounds`: only what a frequency list holds is taken for a compound; anything else is two words in one.
    """

    elisions: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    variants: tuple[tuple[str, str], ...] = ()
    listed_compounds: bool = False


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_GRAMMARS = {
    "en": Grammar(variants=BRITISH, links=("",), listed_compounds=True),
    "ru": Grammar(variants=(("ё", "е"),)),
    "fr": Grammar(elisions=_set("l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu presqu entr aujourd")),
    "it": Grammar(
        elisions=_set(
            "l d c s m t v n un gl all dall dell nell sull coll quell quest bell sant mezz tutt nient anch "
            "com dov cos qual senz quant quand ogn nessun alcun ciascun grand"
        )
    ),
    "pt": Grammar(elisions=_set("d n")),
    "de": Grammar(links=("", "s", "es", "n", "en", "er", "e")),
    "nl": Grammar(links=("", "s", "en", "n", "e", "er")),
}


@cache
def grammar(language: str) -> Grammar:
    return _GRAMMARS.get(language, Grammar())


def elided(word: str, language: str) -> str:
    """What follows an elided article, pronoun or preposition: "homme" of "l’homme"; the word itself without one."""
    head, mark, rest = word.replace("’", "'").partition("'")
    return rest if mark and len(rest) > 1 and head.lower() in grammar(language).elisions else word


def variants(word: str, language: str) -> Iterator[str]:
    """Other spellings of a folded word that are as sound as it is: "labor" of "labour", "realize" of "realise"."""
    if _has_variants(language).search(word):
        for pattern, other in grammar(language).variants:
            changed, times = re.subn(pattern, other, word)
            if times:
                yield changed


@cache
def _has_variants(language: str) -> re.Pattern[str]:
    found = grammar(language).variants
    return re.compile("|".join(pattern for pattern, _ in found) if found else "(?!)")
