"""noiselint for programs: the same functions as behind the command line, on strings and on files.

What is exported at the root of `lint` is stable: names, parameters and fields stay within a major version; rules and what they find do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
from os import PathLike, fspath
from types import MappingProxyType

from lint import __version__
from lint.config import plan
from lint.corpus import MemoryCorpus
from lint.document import Document, Place
from lint.edits import Edit
from lint.errors import UserError
from lint.files import File, find
from lint.findings import Finding
from lint.how import How, Watch
from lint.job import Change, Ground, Report, Wish
from lint.judging import document_findings, mend_document
from lint.linter import RuleFailure, linter
from lint.pieces import apply
from lint.run import run
from lint.settings import Settings, check_patterns

_NOTHING: Mapping[str, str] = MappingProxyType({})
AnyPath = str | PathLike[str]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of a text.

    `edits` lead from the old text to the new one and count in code points of the old one; `changes` are the same for people, by line.
    `fixed` counts the fixes applied by rule, `findings` are what is left. `problems` says why the text stayed as it was: rules that undo
    each other, or a rule that failed.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    changes: tuple[Change, ...] = ()
    fixed: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    problems: tuple[str, ...] = ()


class Linter:
    """The rules that some settings choose, ready for any number of texts, judged as of the day on which the linter was made.

    Without settings the defaults hold, and no configuration file is read; `settings_for(folder)` gives what a folder's configuration says.
    A linter pickles as its settings and the version, so it goes to worker processes and into the keys of caches. Raises UserError, a
    sentence on what to mend, when the settings name what does not exist.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings(source="the defaults")
        _check_lists(self.settings)
        check_patterns(self.settings)
        plan_ = plan(self.settings)
        self._ground = Ground(plan_, self.settings, MemoryCorpus((), plan_.today))

    def __getstate__(self) -> tuple[Settings, str]:
        return self.settings, __version__

    def __setstate__(self, state: tuple[Settings, str]) -> None:
        Linter.__init__(self, state[0])

    def check_text(self, text: str, *, name: str = "text", metadata: Mapping[str, str] = _NOTHING) -> list[Finding]:
        """The findings in one text, in the order of their places.

        `name` is the path that findings bear, and per-path-ignores are matched against; `metadata` what is known besides: title, date, url,
        language (ISO 639-1), authors, crawled. Rules that compare documents stay silent. Raises TypeError when the text is no string,
        and UserError when a rule fails.
        """
        doc = self._document(text, name, metadata)
        problems: list[str] = []
        try:
            survey = linter(self._ground.plan).survey(doc)
        except RuleFailure as failure:
            raise UserError(str(failure)) from failure
        found = document_findings(self._ground, File(name, name), doc, survey, problems)
        if problems:
            raise UserError(problems[0])
        return found

    def fix_text(self, text: str, *, unsafe: bool = False, name: str = "text", metadata: Mapping[str, str] = _NOTHING) -> Fixed:
        """The text after its fixes, applied until none is left: the safe ones, with `unsafe` also those that change words or take credited
        text away. Parameters are those of `check_text`. Raises TypeError when the text is no string.
        """
        doc = self._document(text, name, metadata)
        report = Report(File(name, name))
        edits = mend_document(self._ground, report.file, doc, unsafe, report).edits
        return Fixed(
            text=apply(text, edits),
            edits=edits,
            changes=tuple(report.changes),
            fixed=Counter(report.fixed),
            findings=tuple(report.findings),
            problems=tuple(report.problems),
        )

    def check_paths(self, *paths: AnyPath, jobs: int = 1, cache: bool = True, on_problem: Say | None = None) -> Iterator[Finding]:
        """The findings in files and folders, as `lint.check_paths` gives them, all judged by the settings of this linter."""
        return _found(paths, self.settings, How(jobs, cache), on_problem)

    def _document(self, text: str, name: str, metadata: Mapping[str, str]) -> Document:
        if not isinstance(text, str):
            raise TypeError(f"a text must be a string, not {type(text).__name__}; leave out or fill what is missing")
        return Document(text, Place(name), metadata=metadata, allowed=self._ground.plan.allowed)


def check_text(text: str, settings: Settings | None = None, *, name: str = "text", metadata: Mapping[str, str] = _NOTHING) -> list[Finding]:
    """`Linter(settings).check_text(…)`; for many texts with settings of their own make the linter once."""
    return _linter(settings).check_text(text, name=name, metadata=metadata)


def fix_text(
    text: str, settings: Settings | None = None, *, unsafe: bool = False, name: str = "text", metadata: Mapping[str, str] = _NOTHING
) -> Fixed:
    """`Linter(settings).fix_text(…)`; for many texts with settings of their own make the linter once."""
    return _linter(settings).fix_text(text, unsafe=unsafe, name=name, metadata=metadata)


def check_paths(
    *paths: AnyPath, settings: Settings | None = None, jobs: int = 1, cache: bool = True, on_problem: Say | None = None
) -> Iterator[Finding]:
    """The findings in files and folders, in the order of paths and places, as `noiselint check` has them.

    Without settings each file falls under its nearest configuration. `jobs` is the number of processes (0: one a processor, where there is
    work enough), `cache` False keeps nothing on disk. Folders are a corpus: rules that compare documents see all of it. What cannot be read
    goes to `on_problem`, a sentence each; without it UserError is raised with the first of them, after all findings have been given.
    """
    return _found(paths, settings, How(jobs, cache), on_problem)


def _found(paths: Iterable[AnyPath], settings: Settings | None, how: How, on_problem: Say | None) -> Iterator[Finding]:
    found = find([fspath(path) for path in paths], settings)
    problems = list(found.problems)
    for report in run(found, Wish(), how, Watch()):
        yield from report.findings
        problems += report.problems
    for problem in problems:
        if on_problem is None:
            raise UserError(problem)
        on_problem(problem)


def _linter(settings: Settings | None) -> Linter:
    return _default(date.today()) if settings is None else Linter(settings)


@lru_cache(maxsize=1)
def _default(today: date) -> Linter:
    return Linter()


def _check_lists(settings: Settings) -> None:
    for each in fields(settings):
        if isinstance(each.default, tuple) and isinstance(value := getattr(settings, each.name), str):
            raise UserError(f'{each.name} must be a tuple of strings, such as ("{value}",)')
