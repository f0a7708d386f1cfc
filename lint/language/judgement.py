"""The judgement of odd words: noise or not, of what kind, and what should stand there instead.

Two explanations compete for every odd word. It is sound but rare (a name, a new or foreign word): for this speak its letters,
its capital, its frequency, its standing repeatedly in document and corpus. Or it is a known word through an error: for this
speak that word's frequency, how it goes with the neighbours, and what the error costs. Both are weighed by linear weights
(`judgement.json`) and small trees (`trees.json`), made by `bench/learn_judgement.py`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from lint.language import candidates as c
from lint.language.attested import MayShare, Shared, attested, frequency, may_stand, no_corpus, vouched
from lint.language.candidates import Finder
from lint.language.certain import certain
from lint.language.context import pairs
from lint.language.features import NOISY_PLACE, NOTHING, SOUND_PLACE, Signs, signs
from lint.language.fold import fold
from lint.language.forms import POSSESSIVE
from lint.language.gate import gate
from lint.language.gluing import Seams
from lint.language.habits import weighed_anew
from lint.language.kinds import LEAST_REPORTED, fix_safety, kind_of, least_reported
from lint.language.leniency import SHORT_TEXT, is_usual, may_be_name, relief
from lint.language.lexicon import Lexicon, lexicon
from lint.language.memory import Searched, memories
from lint.language.nearends import NearEnds
from lint.language.occurrences import occurrences
from lint.language.oldforms import is_old_form
from lint.language.readings import Candidate, best, merge
from lint.language.rereading import Rereader, is_scanned
from lint.language.spelling import placed, spelled
from lint.language.splitting import Joiner
from lint.language.surroundings import Surroundings, counted, is_sic, places, stands_alone
from lint.language.verdicts import Judged, Proposal, Suspect, Weighed
from lint.language.weighing import CERTAIN, UNLISTED, Scale
from lint.language.weights import Weights, chance, weights
from lint.language.witnesses import witnesses

__all__ = ["Judged", "Proposal", "Suspect", "Words", "fix_safety", "is_scanned", "words"]

STRANGE = -4.0  # letters this improbable in every language are looked into, whatever the capitals
SHORTEST_ABROAD = 5  # letters of a suspect in languages the weights were not learnt on
NOISY = 0.012  # share of words that only scanners make, from which known words are looked at too
FEWEST_MARKS = 3  # such words, however short the text
MOST = 5  # proposals shown
ONE_LEFT_OVER = re.compile(r" \w$")  # of a form that a list holds, nobody glued one letter to a word
ABBREVIATION = re.compile(r"[A-Z]{2,4}s?|[A-Z]\w?|\w+\.[A-Z]{2,3}")


class Words:
    """All that is known about the odd words of one language. Without a word list, nothing is suspect."""

    def __init__(self, language: str, allowed: frozenset[str] = frozenset(), learnt: Weights | None = None) -> None:
        self.language = language
        self._lexicon = lexicon(language)
        self._finder = Finder(self._lexicon) if self._lexicon else None
        self._pairs = pairs(language)
        self._allowed = frozenset(fold(word) for word in allowed)
        self._rereader = Rereader(self._lexicon, self._finder) if self._lexicon and self._finder and language == "en" else None
        self._learnt = learnt
        self._scale = Scale(language, self._finder, learnt)
        self._seams = Seams(language, self._lexicon, self._finder, self._scale.fit) if self._lexicon and self._finder else None
        self._unlisted = lru_cache(maxsize=1)(self._unlisted_in)

    def suspect(self, word: str, shared: Shared, may_share: MayShare | None = None) -> Suspect | None:
        """The word and what it may have been; None when it is sound wherever it stands.

        `shared` gives those of some odd words, as they are written, that two documents of the corpus or more hold, with their number; it
        is evidence, never a veto. `may_share` rules most out, sooner.
        """
        seen, alone = self._seen(word, shared, may_share)
        if seen is None:
            return None
        hopeful, sums = (alone.hopeful, alone.sums) if alone else (None, None)
        if hopeful is None:
            sums = self._scale.sums(seen)
            hopeful = self._scale.is_doubtful(seen, sums)
            if alone and (memory := memories.of(self.language)):
                memory.put(seen.bare, alone._replace(hopeful=hopeful, sums=sums))
        return replace(seen, sums=sums) if hopeful else None

    def look(self, word: str, shared: Shared) -> Suspect | None:
        """As `suspect`, but only words that are certainly sound are left out."""
        return self._seen(word, shared)[0]

    def _seen(self, word: str, shared: Shared, may_share: MayShare | None = None) -> tuple[Suspect | None, Searched | None]:
        """The word, and what the lists say of it where the corpus says no more."""
        if (reading := certain(word)) is not None and not {word, fold(word)} & self._allowed:
            return Suspect(word, fold(word), "", NOTHING, (reading,)), None
        if self._lexicon is None or self._finder is None or self._seams is None or not 1 < len(word) <= c.LONGEST_WORD:
            return None, None
        match = POSSESSIVE.search(word)
        tail = match[0] if match else ""
        bare = word[: len(word) - len(tail)]
        core = fold(bare)
        if (
            len(core) < (2 if self.language == "en" else SHORTEST_ABROAD)
            or {fold(word), core} & self._allowed
            or ABBREVIATION.fullmatch(bare)
        ):
            return None, None
        searched = self._searched(bare, core, self._lexicon, self._finder, self._seams)
        readings = list(searched.readings)
        times = shared((word,)).get(word, 1)
        seen = searched.signs._replace(corpus=times) if times > 1 else searched.signs
        asked = may_stand(core, bare, self.language, may_share) if may_share else None
        if named := self._finder.attested(core, lambda others: vouched(bare, seen.shape, others, shared), asked):
            readings = best(named | {(r.text, r.error): r for r in readings})
        seams = searched.seams or self._seams.behind_names(bare, lambda name: self._name(name, shared))
        own = attested(bare, shared) if tail else frequency(times) if times > 1 else None
        suspect = Suspect(word, core, tail, seen, self._likelier(core, [*readings, *seams], own))
        return suspect, None if times > 1 or own is not None or named or len(seams) > len(searched.seams) else searched

    def _searched(self, bare: str, core: str, lexicon: Lexicon, finder: Finder, seams: Seams) -> Searched:
        """What the lists say of a word: from memory, where it was met before."""
        memory = memories.of(self.language)
        if memory and (known := memory.get(bare)):
            return known
        seen = signs(bare, core, lexicon, 1, self._is_old(core))
        found = finder.quick(core)
        is_calm = seen.shape == "title" and not _is_strange(seen)
        found = merge(found, finder.frequent(core) if is_calm else finder.thorough(core))
        searched = Searched(seen, tuple(best(found)), tuple(seams.readings(bare)))
        if memory:
            memory.put(bare, searched)
        return searched

    def _likelier(self, core: str, readings: list[Candidate], attested: float | None) -> tuple[Candidate, ...]:
        """The readings more frequent than the word itself: else two rare words that are one slip apart would be read for each other.

        `attested`: how frequent the corpus says that the word is.
        """
        known = self._finder.frequency(core) if self._finder else None
        own = max((f for f in (known, attested) if f is not None), default=None)
        if own is None:
            return tuple(readings)
        return tuple(r for r in readings if (not ONE_LEFT_OVER.search(r.text) if r.error == c.GLUED else r.frequency > own))

    def _name(self, name: str, shared: Shared) -> float | None:
        """The frequency of a name that a list holds or several documents do."""
        assert self._finder is not None
        return self._finder.frequency(fold(name)) or attested(name, shared)

    def _is_old(self, core: str) -> bool:
        if self.language != "en" or self._lexicon is None or self._finder is None:
            return False
        return is_old_form(core, self._lexicon, self._finder.ordered)

    def around(self, text: str, suspects: Mapping[str, Suspect], scanned: bool) -> Surroundings:
        """The document as its odd words need it."""
        marks = (self._learnt or weights()).misreadings if self.language == "en" else ()
        return Surroundings(text, suspects, self._lexicon, marks, scanned)

    def weigh(self, around: Surroundings, least: float = 0.0, more: float = 0.0) -> Iterator[Weighed]:
        """Every place of a suspect in the text, with its numbers and its readings ranked in context.

        Without those that are less likely noise than `least`, once `more` is added to the log odds.
        """
        unlisted = self._unlisted(around.text) if around.places else NearEnds(())
        named: dict[str, Suspect | None] = {}
        for (start, end), suspect in around.places:
            if suspect.word not in named:
                names = self._local(suspect, around.here, unlisted)
                doubted = not least or names or self._scale.is_worth_a_look(suspect, around.document(suspect), more)
                known = replace(suspect, readings=(*suspect.readings, *names)) if names else suspect
                named[suspect.word] = known if doubted else None
            if (seen := named[suspect.word]) is not None:
                beside = around.neighbours(start, end)
                if not least or self._scale.may_be_noise(seen, around.place(start, suspect, alone=True), beside, around, least, more):
                    yield self._scale.weigh(start, end, seen, around.place(start, suspect), beside, around)

    def _unlisted_in(self, text: str) -> NearEnds:
        return self._finder.unlisted(counted(text)) if self._finder else NearEnds(())

    def _local(self, suspect: Suspect, here: Mapping[str, int], unlisted: NearEnds) -> list[Candidate]:
        """Readings that only the document vouches for."""
        if self._finder is None or self._seams is None:
            return []
        seams = []
        if not any(r.error == c.GLUED for r in suspect.readings):
            seams = self._seams.behind_names(suspect.bare, lambda name: UNLISTED if fold(name) in here else None)
        return [*self._finder.local(suspect.core, here, unlisted), *seams]

    def explain(self, word: str, shared: Shared = no_corpus) -> dict[str, object]:
        """What is known of a word and what speaks for noise, as plain data; probabilities are for a place without context."""
        known = self._lexicon is not None and not gate(self.language, self._allowed).odd(word)
        seen = None if known else self.look(word, shared)
        told: dict[str, object] = {"word": word, "language": self.language, "has_word_list": self._lexicon is not None, "sound": known}
        if self._lexicon is not None:
            told |= {"zipf": self._lexicon.zipf(word), "curated": self._lexicon.curated(word)}
        if seen is None:
            return told
        calm, noisy = (self._scale.weigh(0, 0, seen, place, ("", "")) for place in (SOUND_PLACE, NOISY_PLACE))
        readings = [
            {
                "text": spelled(seen, r) + seen.tail,
                "error": r.error,
                "cost": round(r.cost, 2),
                "frequency": round(r.frequency, 2),
                "share": round(p, 4),
            }
            for r, _, p in calm.readings[:MOST]
        ]
        verdict = kind_of(calm) if self._is_noise(calm) else "sound"
        return told | {
            "signs": seen.signs._asdict(),
            "readings": readings,
            "noise_in_sound_text": round(self._scale.noise(calm), 4),
            "noise_in_noisy_text": round(self._scale.noise(noisy), 4),
            "verdict": verdict,
        }

    def judge(self, text: str, suspects: Mapping[str, Suspect], odd: Collection[str], scanned: bool = False) -> list[Judged]:
        """The places of noise in a document, in order, none overlapping.

        `scanned`: the corpus is known to come from a scanner (`is_scanned`), so known words are doubted in every document.
        """
        around = self.around(text, {**suspects, **self._near_names(text, suspects, odd)}, scanned)
        less = relief(text, odd, self._lexicon.letters.worst) if self._lexicon and self.language != "en" else 0.0
        found: Iterable[Weighed]
        if scanned or around.marks >= max(FEWEST_MARKS, NOISY * text.count(" ")):
            found = weighed_anew(self._scale, around, [*self.weigh(around), *self.reread(around, suspects.keys())])
        else:
            found = self.weigh(around, LEAST_REPORTED, less)  # one at a time: what is known of a place takes 10 KB
            found = (weighed for weighed in found if not is_usual(weighed, text, self._scale.noise))
            if text.count(" ") < SHORT_TEXT:
                found = (weighed for weighed in found if not may_be_name(weighed, self._scale.noise(weighed)))
        judged = self._joined(text, odd) + [self._judged(text, w, less) for w in found if self._is_noise(w, less)]
        out: list[Judged] = []
        for place in sorted(judged, key=lambda j: (j.start, -j.end)):
            if (not out or out[-1].end <= place.start) and not is_sic(text, place.end):
                out.append(place)
        return out

    def _joined(self, text: str, odd: Collection[str]) -> list[Judged]:
        if self._lexicon is None or self._pairs is None:
            return []
        joined = Joiner(self._lexicon, self._pairs).joined(text, sorted(chain.from_iterable(occurrences(text, odd).values())))
        return [replace(judged, fixable=self.language == "en") for judged in joined]

    def reread(self, around: Surroundings, odd: Collection[str]) -> Iterator[Weighed]:
        """Every place of a known word that may be misread in a noisy document, or of letters that belong nowhere."""
        if self._rereader is None:
            return
        text = around.text
        known = {word: s for word in around.tokens().difference(odd) if (s := self._rereader.suspect(word)) is not None}
        for (start, end), suspect in places(text, known):
            if stands_alone(text, start, end):
                place, beside = around.place(start, suspect), around.neighbours(start, end)
                yield self._scale.weigh(start, end, suspect, place, beside, around)

    def _near_names(self, text: str, suspects: Mapping[str, Suspect], odd: Collection[str]) -> dict[str, Suspect]:
        """Odd words that alone were no suspects and are almost another name of this document."""
        others = [word for word in odd if word not in suspects]
        if self._finder is None or not others:
            return {}
        here = counted(text)
        unlisted = self._unlisted(text)
        near = (word for word in others if self._finder.local(fold(word), here, unlisted))
        return {word: seen for word in near if (seen := self.look(word, no_corpus)) is not None}

    def _is_noise(self, weighed: Weighed, less: float = 0.0) -> bool:
        return self._scale.is_noise(weighed, least_reported(weighed), less)

    def _judged(self, text: str, weighed: Weighed, less: float) -> Judged:
        suspect, logit = weighed.suspect, self._scale.logit(weighed) + less
        blank = weighed.error == c.JUNK and text[weighed.end : weighed.end + 1] == " "  # it goes with the letters
        here = text[weighed.start : weighed.end + blank]
        proposals: dict[str, float] = {}
        for rank, (reading, _, share) in enumerate(weighed.readings[: 1 if blank else MOST]):
            right = chance(logit) * share
            if not rank:
                right = self._scale.right(weighed, logit)
            proposals.setdefault(placed(text, weighed.start, suspect, reading, self._lexicon) + suspect.tail, right)
        numbers: dict[str, float | int | str] = {name: round(value, 3) for name, value in weighed.numbers.items()}
        told = witnesses(text, weighed.start, next(iter(proposals)), weighed.readings[0][0]) if weighed.readings else ""
        return Judged(
            weighed.start,
            weighed.end + blank,
            kind_of(weighed),
            tuple(Proposal(proposed, round(p, 4)) for proposed, p in proposals.items() if proposed != here),
            round(chance(logit), 4),
            numbers | {"witnesses": told} if told else numbers,
            self.language == "en" or weighed.error in CERTAIN,
        )


def _is_strange(seen: Signs) -> bool:
    return seen.name_worst < STRANGE or seen.worst < STRANGE - 2


@lru_cache(maxsize=16)
def words(language: str, allowed: frozenset[str] = frozenset()) -> Words:
    """The judgement of one language's words; cached."""
    return Words(language, allowed)
