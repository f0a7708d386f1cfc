"""Measure noiselint on labelled text, through its command line, and print Markdown tables for docs/accuracy.md.

    python bench/accuracy.py --data DIR                     every set in DIR
    python bench/accuracy.py --data DIR ocr noise-swapped   these tasks or sets
    python bench/accuracy.py --data DIR noise clean --peers other tools on the same words, in the same run

A set is a file DIR/TASK-NAME.jsonl, one text a line; the task says what is measured. Positions are code points.

    ocr          {id, ocr, gold}                            words flagged; character errors removed by --fix
    noise        {id, text, spans: [[start, end, gold]]}    injected corruptions found, first proposal right, false alarms
    clean        {id, lang, text}                           false alarms per 10,000 words; words changed by --fix
    boilerplate  {id, lang, lines: [[text, is_boilerplate]]}   lines at least half flagged; characters
    duplicates   {id, text, group}                          pairs of texts joined
    dates        {id, lang, text, date}                     date named by `inspect`; null where the text has none
    mojibake     {id, original, fixed}                      repaired exactly, sound texts left alone

Such sets can be made from public data: BLN600, the overProof evaluation sets and the ICDAR 2019 competition on post-OCR correction
(ocr); BBC news as Greene and Cunningham collected it (clean; with corruption injected at random, noise; with copies planted,
duplicates; texts about dated events that show no date of their own, dates); Universal Dependencies treebanks (clean in other
languages); the evaluation pages of trafilatura (boilerplate) and of htmldate (dates); the test cases of ftfy (mojibake). Most are
other people's articles under licences for research: none of them is part of noiselint.

Needs rapidfuzz; `--peers` needs codespell, typos, pyspellchecker, symspellpy and wordfreq. They judge words only, so they run on the
tasks noise and clean.
"""

import argparse
import json
import sys
from collections import defaultdict
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from tempfile import TemporaryDirectory

from accuracy_peers import PEERS, peer_figures, versions
from accuracy_tasks import TASKS, Figures, Json, Noiselint

WORD_TASKS = ("noise", "clean")
NOTE = """Found / first proposal right / false alarms per 10,000 words; on clean text, false alarms alone. Each tool gets the same tokens
(the others only those of letters, or nearly), is set as its documentation says, and is told the language of the text if it has a word list
for it; if not, it judges by English. noiselint finds the language itself."""


def shown(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.3f}" if isinstance(value, float) else f"{value:,}"


def table(header: list[str], rows: list[list[float | str]]) -> str:
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *([shown(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def task_table(sets: dict[str, Figures]) -> str:
    header = list(next(iter(sets.values())))
    return table(["set", *header], [[name, *figures.values()] for name, figures in sets.items()])


def peer_table(sets: dict[str, dict[str, Figures]]) -> str:
    """A column for each tool, a row for each set."""
    keys = ("found", "first proposal right", "false alarms per 10,000 words")
    rows: list[list[float | str]] = []
    for name, tools in sets.items():
        cells = [" / ".join(f"{value:.2f}" if at < 2 else f"{value:.1f}" for at, key in enumerate(keys)
                            if (value := figures.get(key)) is not None) for figures in tools.values()]  # fmt: skip
        rows.append([name, *cells])
    return table(["set", *next(iter(sets.values()))], rows)


def chosen(data: Path, only: list[str]) -> dict[Path, str]:
    """The files of the sets named (all when none is) and the task of each."""
    tasks = {path: path.stem.split("-")[0] for path in sorted(data.glob("*.jsonl"))}
    return {path: task for path, task in tasks.items() if task in TASKS and (not only or {task, path.stem} & set(only))}


def main() -> None:
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of labelled sets")
    parser.add_argument("--peers", action="store_true", help="run other tools on the sets of words too")
    parser.add_argument("--json", action="store_true", help="one JSON object a set, in place of tables")
    parser.add_argument("only", nargs="*", metavar="SET", help="tasks or sets: ocr, clean-bbc …")
    args = parser.parse_args()
    own: dict[str, dict[str, Figures]] = defaultdict(dict)
    beside: dict[str, dict[str, Figures]] = {}
    with TemporaryDirectory() as folder:
        noiselint = Noiselint(Path(folder))
        try:
            told = ", ".join([noiselint.run("--version").strip(), *(map(versions, PEERS) if args.peers else ())])
        except PackageNotFoundError as missing:
            sys.exit(f"{missing.name} is not installed; pip install 'noiselint[bench]' brings what --peers needs")
        for path, task in chosen(args.data, args.only).items():
            with path.open(encoding="utf-8") as file:
                rows: list[Json] = [json.loads(line) for line in file]
            print(f"{path.stem}: {len(rows)} texts", file=sys.stderr)
            own[task][path.stem] = {"texts": len(rows), **TASKS[task](noiselint, rows)}
            if args.peers and task in WORD_TASKS:
                others = {name: peer_figures(peer, rows) for name, peer in PEERS.items()}
                beside[path.stem] = {"noiselint": own[task][path.stem], **others}
            if args.json:
                print(json.dumps({"set": path.stem, **own[task][path.stem], "peers": beside.get(path.stem)}), flush=True)
    if not own:
        sys.exit(f"{args.data}: no set of this name; a set is a file TASK-NAME.jsonl, TASK one of {', '.join(TASKS)}")
    if not args.json:
        print(f"Measured with {told}.")
        for task, sets in own.items():
            print(f"\n### {task}\n\n{task_table(sets)}")
        if beside:
            print(f"\n### Other tools\n\n{NOTE}\n\n{peer_table(beside)}")


if __name__ == "__main__":
    main()
