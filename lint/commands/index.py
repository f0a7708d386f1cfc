"""noiselint index: what the corpus knows, on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from lint.commands.check import Request, adjusted, overriding
from lint.commands.output import complain, watching
from lint.config import plan, settings_for
from lint.errors import UserError
from lint.files import File, Found, find
from lint.how import How, Watch
from lint.plan import Plan
from lint.reporters.tally import counted
from lint.settings import Settings
from lint.stores import corpus_files, open_store, store_path, update


@dataclass(frozen=True, slots=True)
class Target:
    """A corpus and where its index lies."""

    settings: Settings
    plan: Plan
    files: list[File]
    path: Path


def target(paths: Sequence[str], config: str | None, isolated: bool = False) -> Target:
    """The corpus of the configuration, or the folders given. Raises UserError when there is neither."""
    request = Request(tuple(paths), config=config, isolated=isolated)
    if paths:
        found = adjusted(find(paths, overriding(request)), request)
        if found.problems:
            raise UserError(found.problems[0])
        sources = {settings.source for _, settings in found.files}
        if len(sources) > 1:
            raise UserError(f"these folders have several configurations ({', '.join(sorted(sources))}); give those of one")
        settings = found.files[0][1]
    else:
        settings = overriding(request) or settings_for(Path.cwd())
        if not settings.corpus:
            raise UserError('name the folders of the corpus, or set `corpus = ["…"]` in noiselint.toml')
        found = Found((), ())
    files = corpus_files(settings, [file for file, _ in found.files])
    if not files:
        raise UserError("there are no texts in the corpus; give a folder, since named files alone are none")
    plan_ = plan(settings)
    return Target(settings, plan_, files, store_path(settings, plan_, files)[0])


def build(paths: Sequence[str], config: str | None, how: How, quiet: bool, out: TextIO) -> int:
    """Bring the index up to date."""
    goal = target(paths, config)
    with watching(quiet) as watch:
        store = open_store(goal.settings, goal.plan, goal.files, None, build=True, watch=watch)
        assert store is not None, "it is built where there is none"
        problems = [p for found in update(store, goal.files, goal.plan, how, watch, forget=True).values() for p in found]
    for problem in problems:
        complain(problem)
    if not quiet:
        out.write(f"{counted(store.documents, 'document')} of {counted(len(goal.files), 'file')} in {_size(goal.path)}\n")
    store.close()
    return 2 if problems else 0


def status(paths: Sequence[str], config: str | None, out: TextIO) -> int:
    """Say what the index holds, and whether it is up to date; the exit status is 1 when it is not there or not up to date."""
    goal = target(paths, config)
    store = open_store(goal.settings, goal.plan, goal.files, None, build=False, watch=Watch(say=complain))
    if store is None:
        out.write("There is no index yet; `noiselint index build` makes it.\n")
        return 1
    stale, gone = store.stale(goal.files)
    out.write(f"{counted(store.documents, 'document')} in {_size(goal.path)}\n")
    out.write(f"{counted(stale, 'file')} new or changed, {gone:,} gone since\n" if stale or gone else "up to date\n")
    store.close()
    return int(bool(stale or gone))


def clear(paths: Sequence[str], config: str | None, out: TextIO) -> int:
    """Delete the index, those of other selections of rules too."""
    goal = target(paths, config)
    prefix = goal.path.name.rsplit("-", 1)[0]
    removed = 0
    for path in goal.path.parent.glob(f"{prefix}-*.sqlite*"):
        removed += path.name.endswith(".sqlite")
        path.unlink(missing_ok=True)
    out.write(f"{counted(removed, 'index')} removed\n".replace("indexs", "indexes"))
    return 0


def _size(path: Path) -> str:
    return f"{path} ({path.stat().st_size / 2**20:.1f} MB)"
