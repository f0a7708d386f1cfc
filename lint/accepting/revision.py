"""What git knows of files: which of them differ from a revision, and what they were then."""

from __future__ import annotations

import os
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from lint.accepting.since import old_version
from lint.errors import UserError
from lint.files import File, relative


def changed_since(revision: str, files: Sequence[File], folder: str) -> list[File]:
    """The files that differ from where the present commit left a revision, new ones too; their old versions are put into `folder`.

    Raises UserError when a file lies in no repository, or git does not know the revision.
    """
    trees: dict[str, list[File]] = defaultdict(list)
    for file in files:
        trees[_tree(os.path.dirname(os.path.abspath(file.path)), file.shown)].append(file)
    changed = {file.shown for root, own in trees.items() for file in _changed_in(root, revision, own, folder)}
    return [file for file in files if file.shown in changed]


def _changed_in(root: str, revision: str, files: Sequence[File], folder: str) -> list[File]:
    base = _base(root, revision)
    kept = set(_listed(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", base))
    moved = _moved(root, base)
    out = []
    for file in files:
        path = relative(file.path, root)
        old = moved.get(path, path if path in kept else "")
        if old and path not in moved:
            continue
        out.append(file)
        if old:
            with open(old_version(folder, file), "wb") as copy:
                copy.write(_git(root, "cat-file", "--filters", f"{base}:{old}"))
    return out


def _moved(root: str, base: str) -> dict[str, str]:
    """The old path of every path that was changed or renamed; of a new one that git knows, an empty path."""
    fields = iter(_listed(root, "diff", "--name-status", "-z", "-M", "--no-ext-diff", base, "--"))
    out = {}
    for status in fields:
        path = next(fields)
        if status[0] in "RC":
            out[next(fields)] = path
        else:
            out[path] = "" if status[0] == "A" else path
    return out


def _base(root: str, revision: str) -> str:
    """The commit at which the present one left the revision's line; the revision itself where they have none in common."""
    if not revision.startswith("-"):
        for question in (("merge-base", revision, "HEAD"), ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")):
            if (answer := _ask(root, *question)).returncode == 0:
                return answer.stdout.decode().strip()
    raise UserError(f"--since: git knows no commit {revision!r} in {root}; fetch it (a shallow clone lacks it), or check the spelling")


@lru_cache(maxsize=4096)
def _tree(folder: str, shown: str) -> str:
    if os.path.exists(os.path.join(folder, ".git")):
        return folder
    above = os.path.dirname(folder)
    if above == folder:
        raise UserError(f"--since: {shown} lies in no git repository; leave --since out, or name files that do")
    return _tree(above, shown)


def _listed(root: str, *arguments: str) -> list[str]:
    return [os.fsdecode(name) for name in _git(root, *arguments).split(b"\0") if name]


def _git(root: str, *arguments: str) -> bytes:
    done = _ask(root, *arguments)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise UserError(f"--since: git {arguments[0]} failed in {root} ({said}); mend the repository, or leave --since out")
    return done.stdout


def _ask(root: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", root, *arguments], capture_output=True, check=False)
    except OSError as error:
        raise UserError(f"--since: git cannot be run ({error.strerror or error}); install it, or leave --since out") from error
