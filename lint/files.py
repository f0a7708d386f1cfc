"""Which files a run looks at: those named, and the texts below the folders given."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lint.config import FILE, settings_for
from lint.home import is_inside
from lint.remote import is_remote, listed
from lint.settings import WORDS_FILE, Settings
from lint.sources import KINDS, PACKINGS, SUFFIXES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


Names = dict[str, "Names"]
_FOLDER, _FILE, _OTHER = range(3)
_SIGNS = {"*", "?", "["}  # that make a path a pattern


class File(NamedTuple):
    """A file to lint: the path to open, the path that is shown, and whether the user named it."""

    path: str
    shown: str
    named: bool = False


class Found(NamedTuple):
    """Files with the settings each of them falls under, in the order of their paths, and sentences on what could not be had."""

    files: tuple[tuple[File, Settings], ...]
    problems: tuple[str, ...]


def find(paths: Iterable[str], settings: Settings | None, wanted: Iterable[File] | None = None) -> Found:
    """Look up paths and patterns; `settings` overrides what configuration files say.

    Symbolic links to folders are not followed, nor those that lead out of the folder given; a file and the links to it are taken once.
    With `wanted`, of the files in folders only these are found, and the folders are not read for it.
    """
    only = None if wanted is None else {at for file in wanted for at in (os.path.abspath(file.path), os.path.realpath(file.path))}
    found: dict[str, tuple[File, Settings]] = {}
    problems: list[str] = []
    for path in _expanded(paths, problems):
        if is_remote(path):
            addresses, named = listed(path, SUFFIXES)
            found.update((address, (File(address, address, named), settings or settings_for(Path.cwd()))) for address in addresses)
            continue
        place = Path(path)
        if place.is_dir():
            below = list(_below(place, settings, only))
            for real, file in below:
                found.setdefault(real, (file, _settings(file, settings)))
            if not below and only is None:
                problems.append(f"{path}: no texts here; noiselint reads {' '.join(KINDS)} and their {' '.join(PACKINGS)}")
        elif place.is_file():
            file = File(path, shown(path), named=True)
            found[os.path.realpath(path)] = (file, _settings(file, settings))
        elif place.exists():
            problems.append(f"{path}: neither a file nor a folder; name files or folders")
        else:
            problems.append(f"{path}: there is no such file or folder; check the spelling")
    kept = [(file, own) for file, own in found.values() if not excluded(file, own)]
    return Found(tuple(sorted(kept, key=lambda pair: pair[0].shown)), tuple(problems))


def _expanded(paths: Iterable[str], problems: list[str]) -> Iterator[str]:
    """Paths with patterns (such as "2024/**/*.jsonl", that no shell has expanded) replaced by what matches them.

    As in a shell, `*` matches no name that begins with a dot; links to folders are not followed.
    """
    for path in paths:
        if is_remote(path) or not _is_pattern(path):
            yield path
            continue
        base = Path(Path(path).anchor)
        try:
            found = sorted(str(match) for match in base.glob(str(Path(path).relative_to(base))) if not _is_hidden(match, path))
        except (ValueError, OSError) as error:
            found = []
            problems.append(f"{path}: not a pattern that can be looked for ({error}); name files or folders")
        else:
            if not found:
                problems.append(f"{path}: nothing matches this pattern; check the spelling")
        yield from (match for match in found if "**" not in path or not os.path.isdir(match))


def folder_of(path: str) -> str:
    """The folder that a file lies in, a folder itself, or the deepest folder in which everything lies that matches a pattern."""
    if not _is_pattern(path):
        return path if os.path.isdir(path) else os.path.dirname(path) or "."
    parts = Path(path).parts
    fixed = next(i for i, part in enumerate(parts) if _SIGNS & {*part})
    return os.path.join(*parts[:fixed]) if fixed else "."


def _is_pattern(path: str) -> bool:
    return bool(_SIGNS & {*path}) and not os.path.lexists(path)


def _is_hidden(match: Path, pattern: str) -> bool:
    return any(part.startswith(".") and part != ".." and part not in Path(pattern).parts for part in match.parts)


def shown(path: str) -> str:
    """The path as it is printed: relative to the working folder where it lies below it, with forward slashes."""
    full, here = os.path.abspath(path), os.getcwd() + os.sep
    return full.removeprefix(here).replace(os.sep, "/")


def excluded(file: File, settings: Settings) -> bool:
    """True for lists of words, and when the `exclude` patterns of its configuration take the file out, named or not."""
    lists = (os.path.join(settings.root, name) for name in settings.words_files)
    if os.path.basename(file.path) == WORDS_FILE or (settings.words_files and os.path.abspath(file.path) in lists):
        return True
    return bool(settings.exclude) and _spec(settings.exclude).match_file(relative(file.path, settings.root))


def relative(path: str, root: str) -> str:
    """The path below a root, with forward slashes."""
    full, top = os.path.abspath(path), os.path.join(os.path.abspath(root), "")
    if full.startswith(top):  # nearly always; relpath takes both apart once more
        return full[len(top) :].replace(os.sep, "/")
    try:
        return os.path.relpath(full, top).replace(os.sep, "/")
    except ValueError:  # another drive on Windows
        return full.replace(os.sep, "/")


def by_path(files: Iterable[File], root: str) -> dict[str, File]:
    """Files by their paths below a root, as `relative` gives them."""
    folders: dict[str, str] = {}
    out = {}
    for file in files:
        folder, name = os.path.split(file.path)
        if folder not in folders:
            folders[folder] = relative(os.path.join(folder, "x"), root)[:-1]
        out[folders[folder] + name] = file
    return out


def matches(pattern: str, path: str) -> bool:
    """True when a pattern in the syntax of .gitignore matches a relative path."""
    return _spec((pattern,)).match_file(path)


def _spec(lines: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _settings(file: File, given: Settings | None) -> Settings:
    return given or settings_for(Path(os.path.abspath(file.path)).parent)


def _below(folder: Path, given: Settings | None, only: Collection[str] | None) -> Iterator[tuple[str, File]]:
    """The texts below a folder with their real paths, those behind symbolic links last; with `only`, no others than these."""
    ignoring = (given or settings_for(folder)).respect_gitignore
    links: list[File] = []
    top, begin = os.path.realpath(folder), len(str(folder))
    names = None if only is None else _names(folder, only)
    for file in _walk(folder, _ignores_above(folder) if ignoring else [], ignoring, links, names):
        yield top + file.path[begin:], file
    for file in links:
        if is_inside(top, real := os.path.realpath(file.path)):
            yield real, file


def _walk(
    folder: Path, ignores: list[tuple[Path, GitIgnoreSpec]], ignoring: bool, links: list[File], names: Mapping[str, Names] | None
) -> Iterator[File]:
    """The texts below a folder; those behind symbolic links go to `links`. With `names`, only these are looked for."""
    if ignoring and (found := _ignores_of(folder)):
        ignores = [*ignores, found]
    top = shown(os.path.join(folder, "x"))[:-1]
    for name, path, kind in _listing(folder, names):
        if name.startswith(".") or name == FILE or _ignored(Path(path), kind == _FOLDER, ignores):
            continue
        if kind == _FOLDER:
            yield from _walk(Path(path), ignores, ignoring, links, names and names[name])
        elif name.lower().endswith(SUFFIXES) and not _is_cached(name):
            if kind == _FILE:
                yield File(path, top + name)
            elif os.path.isfile(path):
                links.append(File(path, shown(path)))


def _listing(folder: Path, names: Collection[str] | None) -> list[tuple[str, str, int]]:
    """Name, path and kind of what lies in a folder, in the order of the names; with `names`, of these alone."""
    out = []
    with suppress(OSError):
        if names is None:
            out = [(e.name, e.path, _kind(e.is_dir(follow_symlinks=False), e.is_file(follow_symlinks=False))) for e in os.scandir(folder)]
    for name in names or ():
        with suppress(OSError):
            path = os.path.join(folder, name)
            mode = os.lstat(path).st_mode
            out.append((name, path, _kind(stat.S_ISDIR(mode), stat.S_ISREG(mode))))
    return sorted(out)


def _kind(is_folder: bool, is_file: bool) -> int:
    return _FOLDER if is_folder else _FILE if is_file else _OTHER


def _names(folder: Path, paths: Iterable[str]) -> dict[str, Names]:
    """The names on the way from a folder to each of the paths below it, in dictionaries of dictionaries."""
    top = os.path.join(os.path.abspath(folder), "")
    out: dict[str, Names] = {}
    for path in paths:
        at = out
        for name in path[len(top) :].split(os.sep) if path.startswith(top) else ():
            at = at.setdefault(name, {})
    return out


def _is_cached(name: str) -> bool:
    """True for what the `datasets` library keeps beside the data it was computed from."""
    return name.startswith("cache-") and name.endswith(".arrow")


def _ignores_above(folder: Path) -> list[tuple[Path, GitIgnoreSpec]]:
    found = []
    at = Path(os.path.abspath(folder))
    while at.parent != at and not (at / ".git").exists():
        at = at.parent
        if spec := _ignores_of(at):
            found.append(spec)
    return found[::-1] if (at / ".git").exists() else []


def _ignores_of(folder: Path) -> tuple[Path, GitIgnoreSpec] | None:
    path = folder / ".gitignore"
    if not path.is_file():
        return None
    try:
        return Path(os.path.abspath(folder)), _spec(tuple(path.read_text(encoding="utf-8", errors="replace").splitlines()))
    except OSError:
        return None


def _ignored(path: Path, is_folder: bool, ignores: list[tuple[Path, GitIgnoreSpec]]) -> bool:
    verdict = False
    for base, spec in ignores:
        below = relative(str(path), str(base)) + ("/" if is_folder else "")
        checked = spec.check_file(below)
        if checked.include is not None:
            verdict = checked.include
    return verdict
