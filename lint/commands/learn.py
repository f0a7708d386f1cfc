"""noiselint learn: what many documents have in common, written down for review."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO, cast

from lint.commands.index import Target, target
from lint.commands.output import complain, watching
from lint.errors import UserError
from lint.findings import Finding
from lint.how import How, Watch
from lint.phrases.house import PhraseFile, phrase_file
from lint.phrases.learning import HEAD, Learning, entries
from lint.phrases.segments import Shape
from lint.registry import registry
from lint.reporters.tally import counted
from lint.run import indexed, temporary_folder
from lint.telling import told


@dataclass(frozen=True, slots=True)
class Request:
    """The options of one call; `output` None: standard output."""

    paths: tuple[str, ...]
    output: str | None = None
    how: How = field(default_factory=How)
    config: str | None = None
    isolated: bool = False
    quiet: bool = False


def learn(request: Request, out: TextIO) -> int:
    """Write what was found, behind what the file holds already. The exit status is 2 when a text could not be read."""
    content, known = _known(request.output)
    goal = target(request.paths, request.config, request.isolated)
    with watching(request.quiet) as watch:
        found, problems = _learnt(goal, request, watch)
    for problem in problems:
        complain(problem)
    new = found.new(known)
    text = "".join(entries(new))
    if request.output is None:
        out.write(HEAD.format(name="house-phrases.toml") + text)
    elif text or not content:
        _write(Path(request.output), (content or HEAD.format(name=Path(request.output).name)) + text)
    if not request.quiet:
        complain(f"{counted(len(new), 'phrase')} learnt" + (f", {counted(len(known.phrases), 'phrase')} known" if known.phrases else ""))
    return 2 if problems else 0


def _learnt(goal: Target, request: Request, watch: Watch) -> tuple[Learning, list[str]]:
    rules = registry()
    wanted = {known.group for known in rules.values() if known.rule.learnt}
    names = {spec.name for spec in goal.plan.rules if rules[spec.name].group in wanted}
    names |= {name for name, known in rules.items() if known.rule.learnt}
    learning = Learning()
    with temporary_folder(request.how) as folder:
        job, found = indexed(goal.settings, goal.files, sorted(names), request.how, folder, watch)
        problems = [problem for told_of in found.values() for problem in told_of]
        for report in told(job, goal.files, request.how, Watch(watch.say)):
            problems += report.problems
            for finding in report.findings:
                if rules[finding.rule].rule.learnt:
                    learning.add(cast(Shape, finding.evidence["shape"]), finding.text, str(finding.evidence["source"]), _place(finding))
    return learning, problems


def _place(found: Finding) -> str:
    place = found.place
    return f"{place.path}:{found.line}" if place.record is None else f"{place.path}:{place.number}"


def _known(path: str | None) -> tuple[str, PhraseFile]:
    if path is None or not os.path.exists(path):
        return "", PhraseFile()
    try:
        content = Path(path).read_text(encoding="utf-8")
        return content, phrase_file(content)
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: cannot be read ({error}); mend it, or write to another file with -o") from error
    except ValueError as error:
        raise UserError(f"{path}: {error}") from error


def _write(path: Path, content: str) -> None:
    """Put a file in the place of the old one, which at every moment is whole."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with open(beside, "w", encoding="utf-8", newline="\n") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        os.replace(beside, path)
    except OSError as error:
        raise UserError(f"{path}: cannot be written ({error.strerror or error}); name another file with -o") from error
    finally:
        beside.unlink(missing_ok=True)
