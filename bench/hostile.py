"""Processor time and memory for texts nobody wrote: `python bench/hostile.py --megabytes 5`.

Each is one document of one kind (one line, brackets, one letter, digits, Chinese without blanks …), checked with all default rules by the
real command. "Ratio" is to ordinary text of that size in one document (`bench/speed.py` makes it, or takes it from `--data`).
Exits with 1 where a ratio is above `--most`.
"""

from __future__ import annotations

import argparse
import random
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from speed import Timed, generated, limited, machine, measured, megabytes, read

MEGABYTE = 1_000_000
REPEATED = {
    "one line": "the quick brown fox jumps over the lazy dog and then ",
    "quotation marks": '"a" ',
    "apostrophes": "it's o'clock' ",
    "opening brackets": "(",
    "one letter": "a",
    "digits": "1234567890 ",
    "combining marks": "a\u0301\u0302",
    "emoji": "😀🎉👨\u200d👩\u200d👧 ",
    "line ends": "\n",
    "blanks": " ",
    "words cut at line ends": "exam-\nination ",
    "one paragraph": "A paragraph that is repeated over and over again in this text, for ever and a day.\n\n",
    "tags": "<p class='a'>so</p> ",
    "entities": "&eacute; &amp; ",
    "addresses": "https://example.org/a/b?c=d ",
    "dates": "3 March 2021 ",
    "mojibake": "dÃ©jÃ  vu ",
    "NUL": "\x00a ",
}


def made(size: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Every kind by name, of about so many bytes."""
    for name, piece in REPEATED.items():
        yield name, piece * (size // len(piece.encode()))
    yield "Chinese", "".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(size // 3))
    yield "random words", " ".join("".join(chance.choices(string.ascii_lowercase, k=chance.randint(2, 10))) for _ in range(size // 7))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=1.0, help="of each text (default 1)")
    parser.add_argument("--data", type=Path, help="a JSON Lines file with a field `text`, for the ordinary text")
    parser.add_argument("--most", type=float, default=5.0, help="times the processor time of ordinary text (default 5)")
    options = parser.parse_args()
    size = int(options.megabytes * MEGABYTE)
    ordinary = "\n\n".join(limited(read(options.data), options.megabytes) if options.data else generated(options.megabytes))
    command = [str(Path(sys.executable).parent / "noiselint"), "check", "--isolated", "--no-cache", "--exit-zero", "--quiet", "--jobs", "1"]
    rows: dict[str, Timed] = {}
    with TemporaryDirectory(prefix="noiselint-hostile-") as name:
        folder, text = Path(name), Path(name, "text.txt")
        measured([*command, str(text)], folder, folder / "cache", Timed())  # word lists are compiled once after installation
        for title, content in (("ordinary text", ordinary), *made(size, random.Random(1))):
            text.write_text(content, "utf-8", "replace")
            measured([*command, str(text)], folder, folder / "cache", rows.setdefault(title, Timed()))
    print(machine(), "", "| text | CPU s | ratio | memory MB |", "|---|---|---|---|", sep="\n")
    ratios = {title: min(timed.cpu) / min(rows["ordinary text"].cpu) for title, timed in rows.items()}
    for title, timed in rows.items():
        print(f"| {title} | {min(timed.cpu):.2f} | {ratios[title]:.1f} | {megabytes(timed.memory)} |")
    return int(max(ratios.values()) > options.most)


if __name__ == "__main__":
    sys.exit(main())
