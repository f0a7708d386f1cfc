"""Where many tokens stand in a text, in one pass: looking for each by itself takes an hour in a text of 100 MB."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping
from unicodedata import category

from lint.language.tokens import spans
from lint.patterns import lazy_pattern

RUN = lazy_pattern(r"\S+")
SHORT = 50_000  # code points of a text in which each token is looked for by itself
MOST_RUNS = 100_000  # remembered; about 15 MB

Spans = list[tuple[int, int]]


def occurrences(text: str, tokens: Collection[str]) -> Mapping[str, Spans]:
    """The places of those of the tokens that stand in a text, as `lint.language.tokens.spans` finds them.

    Tokens begin with a letter or digit and end with one, or with a mark, as `lint.language.tokens.strip` leaves them.
    """
    apart = tokens if len(text) <= SHORT else [token for token in tokens if len(token.split()) > 1]
    found = {token: places for token in apart if (places := spans(text, token))}
    return found if len(text) <= SHORT else {**found, **_in_runs(text, frozenset(tokens))}


def _in_runs(text: str, tokens: frozenset[str]) -> dict[str, Spans]:
    found: defaultdict[str, Spans] = defaultdict(list)
    held: dict[str, Spans] = {}
    longest = max(map(len, tokens), default=0)
    for match in RUN.finditer(text):
        run, at = match[0], match.start()
        here = held.get(run)
        if here is None:
            here = [place for place in _pieces(run, longest) if run[place[0] : place[1]] in tokens]
            if len(held) >= MOST_RUNS:
                held.clear()
            held[run] = here
        for start, end in here:
            places = found[run[start:end]]
            if not places or places[-1][1] <= at + start:
                places.append((at + start, at + end))
    return found


def _pieces(run: str, longest: int) -> Spans:
    """Every stretch of at most so many code points that nothing before or behind it continues."""
    joins = [char.isalnum() or category(char)[0] == "M" for char in run]
    starts = [i for i, char in enumerate(run) if char.isalnum() and not (i and joins[i - 1])]
    ends = [i for i in range(1, len(run) + 1) if joins[i - 1] and (i == len(run) or not joins[i])]
    found: Spans = []
    for start in starts:
        at = bisect_right(ends, start)
        while at < len(ends) and ends[at] - start <= longest:
            found.append((start, ends[at]))
            at += 1
    return found
