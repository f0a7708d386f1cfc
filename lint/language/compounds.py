"""Compounds and inflected forms that no list holds, because a language makes new ones all the time."""

from lint.language.forms import grammar
from lint.language.lexicon import Lexicon

SHORTEST_PART = 4
LONGEST_COMPOUND = 50  # letters; the search is quadratic in it
FUNCTION_WORD = 6.2  # Zipf: parts this frequent are articles, pronouns and conjunctions, which glue, not compound
PARTICLES = ("up", "out", "off", "over", "down", "back", "away")  # that English makes nouns with: "rollout", "signup"
LISTED = 2.0  # Zipf of such a noun; rarer ones are slips as often
FREQUENT_NOUNS = ("time", "people")  # the only ones as frequent, in English


def is_compound(word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word is made of known words of four letters or more, with the language's linking letters."""
    rules = grammar(lexicon.language)
    if not rules.links or len(word) > LONGEST_COMPOUND:
        return False
    if rules.listed_compounds and not lexicon.zipf(word):
        return False
    return _is_made_of_parts(word, lexicon, rules.links) or (rules.listed_compounds and _has_particle(word, lexicon))


def _has_particle(word: str, lexicon: Lexicon) -> bool:
    stems = (word.removesuffix(particle) for particle in PARTICLES if word.endswith(particle))
    return lexicon.zipf(word) >= LISTED and any(len(stem) >= SHORTEST_PART and _is_part(stem, lexicon) for stem in stems)


def _is_made_of_parts(word: str, lexicon: Lexicon, links: tuple[str, ...]) -> bool:
    size = len(word)
    open_at = [0]
    reached = {0}
    while open_at:
        start = open_at.pop()
        for end in range(start + SHORTEST_PART, size + 1):
            if not _is_part(word[start:end], lexicon):
                continue
            if end == size:
                return True
            for link in links:
                after = end + len(link)
                if after not in reached and size - after >= SHORTEST_PART and word.startswith(link, end):
                    reached.add(after)
                    open_at.append(after)
    return False


def _is_part(part: str, lexicon: Lexicon) -> bool:
    return lexicon.curated(part) and (lexicon.zipf(part) < FUNCTION_WORD or part in FREQUENT_NOUNS)
