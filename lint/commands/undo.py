"""noiselint undo: what a run changed is given back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from lint.commands.output import complain
from lint.errors import UserError
from lint.escape import printable
from lint.files import shown
from lint.home import NAME
from lint.mending.history import RUN, Run, runs
from lint.mending.journal import begun
from lint.mending.undo import undo as undo_file
from lint.reporters.tally import counted
from lint.settings import did_you_mean


def undo(arguments: Sequence[str], rules: Sequence[str], quiet: bool, out: TextIO) -> int:
    """Take back a run (without one: the newest fix run not yet undone), of some files or rules or whole.

    Gives the exit status: 0 when all of it is undone or nothing was to be undone, 2 when a file could not be given back.
    """
    name, places = _told_apart(arguments)
    known = runs(places or (".",))
    run = _chosen(known, name, places)
    if run is None:
        out.write("Nothing to undo: no fix run here that has not been undone.\n")
        return 0
    wanted = frozenset(rules)
    _check_rules(run, wanted)
    status = 0
    for step, chosen in _steps(run, known, wanted):
        status = max(status, _undo_one(step, chosen, places, quiet, out))
    return status


def _told_apart(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The run and the paths among the arguments."""
    name = arguments[0] if arguments and RUN.fullmatch(arguments[0]) else None
    places = list(arguments[1:] if name else arguments)
    for place in places:
        if not os.path.lexists(place):
            raise UserError(f"{place}: neither a run nor a path; `noiselint log` lists the runs")
    return name, places


def _chosen(known: Sequence[Run], name: str | None, places: Sequence[str]) -> Run | None:
    if name is None:
        return next((run for run in reversed(known) if run.does == "fix" and _left(run, places)), None)
    found = next((run for run in known if run.name == name), None)
    if found is None:
        raise UserError(f"there is no run {name} here{did_you_mean(name, [run.name for run in known])}; `noiselint log` lists the runs")
    return found


def _left(run: Run, places: Sequence[str]) -> bool:
    files = run.within(map(os.path.realpath, places)) if places else run.files.values()
    return any(file.path not in run.undone for file in files)


def _check_rules(run: Run, rules: frozenset[str]) -> None:
    if not rules:
        return
    there = {rule for file in run.files.values() for line in run.edits(file) for rule in line["rules"]}
    for rule in sorted(rules - there):
        raise UserError(f"--rule: {run.name} has no edits of {rule!r}{did_you_mean(rule, there)}")


def _steps(run: Run, known: Sequence[Run], rules: frozenset[str]) -> list[tuple[Run, frozenset[str]]]:
    """Where some rules' edits have been undone alone, that is redone first, so that the files are as the run left them."""
    alone = [r for r in reversed(known) if r.undoes == run.name and r.rules and r.path.parent == run.path.parent and _left(r, ())]
    if rules:
        rules = rules.union(*(r.rules for r in alone))
    return [*((r, frozenset[str]()) for r in alone), (run, rules)]


def _undo_one(run: Run, rules: frozenset[str], places: Sequence[str], quiet: bool, out: TextIO) -> int:
    folder = run.path.parent
    root = str(folder.parent.parent) if folder.parent.name == NAME else ""
    files = run.within(map(os.path.realpath, places)) if places else list(run.files.values())
    edits = changed = problems = 0
    with begun(folder, root, {"does": "undo", "undoes": run.name, "rules": sorted(rules)}) as journal:
        for file in files:
            done = undo_file(run, file, rules, journal)
            if done is None:
                continue
            name = printable(shown(file.path))
            if done.problem:
                complain(f"{shown(file.path)}: {done.problem}")
                problems += 1
                continue
            edits += done.edits
            changed += bool(done.edits)
            if not quiet and done.edits:
                out.write(f"{name}: {counted(done.edits, 'edit')} taken back\n")
            if not quiet and done.joined:
                out.write(f"{name}: {counted(done.joined, 'edit')} made together with those of other rules stay; undo the run whole\n")
    if not quiet and changed:
        what = "Redid" if run.does == "undo" and not run.rules else "Undid"
        again = Path(journal.path).stem
        out.write(f"{what} {counted(edits, 'edit')} in {counted(changed, 'file')}; `noiselint undo {again}` takes that back.\n")
    elif not quiet and not problems:
        out.write(f"Nothing to undo: the files are as they were before {run.name}.\n")
    return 2 if problems else 0
