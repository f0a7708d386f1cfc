"""Picture credits: Foto: NAME/AGENCY, © AGENCY / NAME, (Photo by NAME), NAME, AGENCY."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lint.patterns import lazy_pattern

LONGEST = 100  # code points of a credit; "Photo: David Zalubowski, STF / Associated Press" has 49
MOST_WORDS = 12
_NAMED = """
ap|associated press|the associated press|afp|reuters|getty|getty images|getty images/istockphoto|epa|efe|dpa|apa|ansa|lapresse|anp|belga|pap
tass|тасс|риа новости|sputnik|interfax|xinhua|kyodo|yonhap|pti|ani|anadolu|aap|the canadian press|canadian press|nurphoto|shutterstock
istock|istockphoto|imago|imago images|keystone|picture alliance|picture-alliance|unsplash|pixabay|pexels|adobe stock|stock.adobe.com
fotolia|depositphotos|alamy|bloomberg|zuma press|wenn.com|wikimedia commons|handout|ritzau|ntb|tt|scanpix|afp via getty images|ap photo
fotostand|ddp|agencia uno|estadão conteúdo|divulgação|reprodução|коммерсантъ
"""
AGENCIES = frozenset(_NAMED.strip().replace("\n", "|").split("|"))
AGENCY_WORDS = frozenset(word for agency in AGENCIES for word in agency.split())
_WORDS = (
    "photo|photos|foto|fotos|image|images|imagem|imagen|imágenes|immagine|picture|pictures|photograph|photography|photographie|fotografía|"
    "fotografia|fotografie|bild|bilder|titelbild|bildquelle|bildnachweis|bildrechte|fotonachweis|fotoquelle|credit|credits|crédit|crédits|"
    "crédito|créditos|credito|fot|zdjęcie|zdjęcia|źródło zdjęć|beeld|illustration|illustrations|grafik|фото|фотография|иллюстрация|"
    "photo credit|photo credits|photo illustration|image credit|image credits|picture credit|photo courtesy|image courtesy|courtesy|"
    "crédit photo|crédits photo|crédito da foto|crédito de la foto|foto di|foto de|foto von|ap photo|file photo|archivfoto|symbolbild"
)
_ARCHIVE_LABELS = """
file photo|file image|stock photo|archivbild|archivfoto|symbolbild|symbolfoto|photo d'illustration|photo d'archives
image d'illustration|imagen de archivo|foto de archivo|immagine d'archivio|foto d'archivio|immagine di repertorio|imagem de arquivo
foto de arquivo|foto ilustrativa|archieffoto|archiefbeeld|zdjęcie ilustracyjne|zdjęcie archiwalne|фото из архива|архивное фото
"""
_ARCHIVE = frozenset(_ARCHIVE_LABELS.strip().replace("\n", "|").split("|"))
_PICTURE = frozenset(_WORDS.split("|"))
_HEAD = lazy_pattern(
    rf"(?:[–—-]\s)?[(\[]?\s?(?:(?:{_WORDS})\s?(?:[:©/|]|\.{{3}})[:©\s.]{{0,3}}|(?:photo|photos|image|images|photograph|photography|picture|illustration)"
    r"\s(?:by|courtesy of|courtesy|copyright|credit|via)\s[:©]?\s?|fot\.\s)",
    re.I,
)
_BANK = (
    r"(?:go to the (?:photo|media) ?bank|перейти в (?:фото|медиа)банк|accéder à la base multimédia|acceder al contenido multimedia|"
    r"zur bilddatenbank|vai alla galleria fotografica|acessar o banco de imagens)"
)
_PART = r"[^\W\d_][\w.'’&-]{0,30}(?:\s[\w.'’&-]{1,30}){0,4}?"
_SIGN_RUN = lazy_pattern(rf"©\s?{_PART}(?:\s?/\s?(?!(?i:{_BANK})){_PART}){{0,3}}\s?/\s?(?i:{_BANK})")
_SIGN = lazy_pattern(r"©\s?(?=\S)")
_TAIL = lazy_pattern(rf"(?:(?<=[.!?…\"”»]) {{0,2}}|(?<= )[–—|-] )(?:©\s?|(?:{_WORDS})\s?:\s?)(?=\S)", re.I)
_BRACKET = lazy_pattern(r"[(\[]([^()\[\]]{2,90})[)\]]\.?$")
_DIVIDER = lazy_pattern(r"\s?[/|,•·]\s?|\s[–—-]\s")
_WORD = lazy_pattern(r"[\w.@'’&-]+")
_JOINING = "and und et y e i en van von de der den del di da do dos das du la le el al bin for für via by per zu of the on auf"
_SMALL = frozenset(_JOINING.split())
_COMPANY = "gmbh ag ltd llc inc plc se kg sa srl spa bv nv ab as oy kgaa co corp corporation company group media verlag publishing limited"
_COMPANIES = frozenset(_COMPANY.split())


def picture_credits(line: str) -> tuple[tuple[int, int], ...]:
    """The spans of picture credits in a line: the whole line, its head before a photo bank's label, a bracket or a tail at its end."""
    if len(line) <= LONGEST:
        return _in_short_line(line)
    return tuple(_credits(line)) if "©" in line or line.endswith((")", "]", ").")) or ":" in line[-LONGEST:] else ()


@lru_cache(maxsize=256)  # several rules ask for the short lines of a text
def _in_short_line(line: str) -> tuple[tuple[int, int], ...]:
    return tuple(_credits(line))


def _credits(line: str) -> Iterator[tuple[int, int]]:
    if (m := _SIGN_RUN.match(line)) and m.end() < len(line):
        yield 0, m.end()
    elif len(line) <= LONGEST and (_headed(line) or _listed(line) or _archive(line)):
        yield 0, len(line)
    elif line.endswith((")", "]", ").")) and (m := _BRACKET.search(line[-LONGEST:])):
        if _headed(m[1]) or ("/" in m[1] and _listed(m[1])) or _archive(m[1]):
            at = len(line) - len(line[-LONGEST:]) + m.start()
            yield at, at + len(m[0].rstrip("."))
    else:
        yield from _tail(line[-LONGEST:], max(0, len(line) - LONGEST))


def _tail(tail: str, offset: int) -> Iterator[tuple[int, int]]:
    if ("©" in tail or ":" in tail) and (found := list(_TAIL.finditer(tail))) and is_credit(tail[found[-1].end() :]):
        start = found[-1].start()
        yield offset + start + len(tail[start:]) - len(tail[start:].lstrip()), offset + len(tail)


def is_credit(value: str) -> bool:
    """True for names and agencies: every word begins with a capital or is small by right, or is an address."""
    words = _WORD.findall(value)
    if not 0 < len(words) <= MOST_WORDS or value.rstrip().endswith(("!", "?", "…", ":")):
        return False
    return all(not w[0].islower() or w.lower() in _SMALL or "." in w[1:-1] or "@" in w or w.lower() in AGENCY_WORDS for w in words) and any(
        map(str.isalpha, words[0])
    )


def _headed(line: str) -> bool:
    if m := _HEAD.match(line):
        value = line[m.end() :]
        return is_credit(value) and (len(value.split()) < 5 or any(w.lower() in AGENCY_WORDS for w in _WORD.findall(value)))
    if (m := _SIGN.match(line)) and not any(map(str.isdigit, line)):
        return is_credit(line[m.end() :]) and len(line.split()) <= 6 and not _company(line)
    return False


def _listed(line: str) -> bool:
    """True for names and at least one agency with dividers between: NAME, AP; APA/NAME; NAME | Getty Images."""
    parts = [part.strip(" ()©") for part in _DIVIDER.split(line) if part.strip()]
    agencies = [part for part in parts if part.lower() in AGENCIES]
    return 2 <= len(parts) <= 4 and 0 < len(agencies) < len(parts) + ("/" in line) and is_credit(line) and len(line.split()) <= MOST_WORDS


def _archive(line: str) -> bool:
    """True for the label of a picture from the archive, and for a word for picture with an agency: (Archivbild), (foto Ansa)."""
    words = line.strip(" ()[].").lower().replace("’", "'")
    kind, _, agency = words.partition(" ")
    return words in _ARCHIVE or (kind in _PICTURE and agency in AGENCIES)


def _company(line: str) -> bool:
    return any(word.strip(".,").lower() in _COMPANIES for word in line.split())
