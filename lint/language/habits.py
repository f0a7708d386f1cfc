"""What one document is misread as again and again: a page whose e were read as o makes "tho" a likelier "the".

Costs of errors are those of all scanners; each scan has its own. What is read with some confidence in a document says which of
its confusions are more frequent there than elsewhere, and the other places are weighed once more with lower costs.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import exp, log

from lint.language.candidates import MISREAD, REREAD
from lint.language.errors import LONGEST, common_head, common_tail, confusions
from lint.language.readings import Candidate
from lint.language.surroundings import Surroundings
from lint.language.verdicts import Suspect, Weighed
from lint.language.weighing import Scale

Confused = tuple[str, str]  # letters as they stand, and as they were printed

CONFIDENT = 0.4  # probability of a reading from which it counts
DOUBT = 2.0  # sightings that are believed to be chance
MOST = 3.0  # nats taken off a cost
LEAST = 0.5  # nats below which nothing is weighed anew
LEFT = 1.0  # nats that remain of a cost


def weighed_anew(scale: Scale, around: Surroundings, found: Sequence[Weighed]) -> list[Weighed]:
    """The same places, weighed once more where the confusions that their document is full of explain a reading."""
    first = ((w, scale.right(w, scale.logit(w))) for w in found if w.readings)
    habits = Habits(around.text, first)
    out = []
    for old in found:
        known = habits.known(replace(old.suspect, readings=tuple(reading for reading, _, _ in old.readings)))
        beside = around.neighbours(old.start, old.end) if known else ("", "")
        out.append(scale.weigh(old.start, old.end, known, around.place(old.start, known), beside, around) if known else old)
    return out


class Habits:
    """The confusions of one document. `sure`: places with the probability that their first reading is right."""

    def __init__(self, text: str, sure: Iterable[tuple[Weighed, float]]) -> None:
        self._text = text.casefold()
        self._by_word: defaultdict[Confused, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for weighed, right in sure:
            if right >= CONFIDENT and (pair := _confused(weighed.suspect.core, weighed.readings[0][0])):
                self._by_word[pair][weighed.suspect.core] += right

    def known(self, suspect: Suspect) -> Suspect | None:
        """The suspect with lower costs of the readings that this document's habits explain; None where there are none."""
        relieved = [self._relieved(suspect.core, reading) for reading in suspect.readings]
        return None if relieved == list(suspect.readings) else replace(suspect, readings=tuple(relieved))

    def _relieved(self, core: str, reading: Candidate) -> Candidate:
        pair = _confused(core, reading)
        seen = self._by_word.get(pair) if pair else None
        if not pair or not seen:
            return reading
        others = sum(seen.values()) - seen[core]
        expected = self._text.count(pair[1]) * exp(-confusions().cost(*pair))
        less = min(MOST, log((others + DOUBT) / (expected + DOUBT)))
        return reading if less < LEAST else reading._replace(cost=max(LEFT, reading.cost - less))


def _confused(core: str, reading: Candidate) -> Confused | None:
    """The letters in which a misread word differs from its reading; None where they are many."""
    if reading.error not in (MISREAD, REREAD):
        return None
    head = common_head(core, reading.text)
    noisy, true = core[head:], reading.text[head:]
    tail = common_tail(noisy, true)
    pair = noisy[: len(noisy) - tail], true[: len(true) - tail]
    return pair if 0 < len(pair[0]) <= LONGEST and 0 < len(pair[1]) <= LONGEST else None
