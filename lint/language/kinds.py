"""What a judged word is reported as: the kind of its noise, from which probability on, and how safe its repair is."""

from lint.language import candidates as c
from lint.language.errors import is_slip
from lint.language.verdicts import Judged, Weighed

KINDS = {
    c.INSERTED: "corrupted",
    c.SCRAMBLED: "corrupted",
    c.SWAPPED: "misspelled",
    c.MISREAD: "misread",
    c.GLUED: "glued",
    c.REREAD: "misread",
    c.JUNK: "misread",
    c.BLANK: "glued",
    c.MIXED: "mixed-script",
    "none": "corrupted",
}
# Probabilities from which a place is reported: one alarm in 10,000 words of sound news and novels. Noise of these kinds is rarer in what
# the weights were learnt on than in the corpora that have it; known words are doubted in scans only, where half of such doubts are right.
REPORTED = {c.SWAPPED: 0.35, c.MISREAD: 0.2, c.GLUED: 0.2, c.INSERTED: 0.25, c.SCRAMBLED: 0.25}
USUALLY_REPORTED = 0.4
APPLIED = 0.4  # probability from which a first proposal may be applied on request: on train-newspapers more repairs than harm


def kind_of(weighed: Weighed) -> str:
    """A slip of the pen leaves out, doubles or swaps letters; other wrong letters are misread."""
    suspect, kind = weighed.suspect, KINDS[weighed.error]
    if kind == "misread" and weighed.error == c.MISREAD and suspect.core.isalpha() and is_slip(suspect.core, weighed.readings[0][0].text):
        return "misspelled"
    return kind


def fix_safety(judged: Judged, rank: int) -> str:
    """`unsafe` for a first proposal worth applying, `show` for all others, and in other languages than English: on scanned
    French and Polish texts first proposals did more harm than good, as the weights were not learnt on these languages."""
    return "unsafe" if rank == 0 and judged.fixable and judged.proposals[0].confidence >= APPLIED else "show"
