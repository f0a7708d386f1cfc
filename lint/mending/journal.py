"""The journal of a run that changes files: what it is about to do is on the disk before it is done.

A journal is a file of JSON lines, of five kinds: `run` comes first and says what began; `edit` is one edit of a document; `file` says that
all edits of a file have been told and that it is about to be replaced, with its digests before and after; `void` takes that back, as the
file was left as it was; `end` says that the run came to its end. Several processes append to it, whole lines at a time.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lint import __version__
from lint.cache import cache_folder
from lint.document import Place
from lint.errors import UserError
from lint.files import File, relative
from lint.home import NAME, home, inside, is_inside
from lint.mending.patch import Hunk, Patch
from lint.mending.rewrite import Ready, Seen, flush_folder, rewrite
from lint.settings import Settings

FORMAT = 1
BATCH = 2**20  # bytes of edits that wait in memory
ELSEWHERE = "elsewhere.jsonl"  # in the user's own journal folder: where journals beside configurations are


@dataclass(frozen=True, slots=True)
class Journal:
    """Where a run's journal is, and the folder that its paths are relative to ('': they are absolute)."""

    path: str
    root: str

    def name(self, path: str) -> str:
        """A file as the journal calls it: its path, links to it followed."""
        full = os.path.realpath(path)
        return relative(full, os.path.realpath(self.root)) if self.root else full


@contextmanager
def begun(folder: Path, root: str, does: dict[str, Any]) -> Iterator[Journal]:
    """A new journal in a folder; one that no file was told to is taken away at the end. Raises UserError when it cannot be kept."""
    try:
        if root:
            home(root)
            inside(root, folder)
        folder.mkdir(parents=True, exist_ok=True)
        path = _new(folder)
        journal = Journal(str(path), root)
        head = {"kind": "run", "run": path.stem, **does, "folder": os.getcwd(), "version": __version__, "format": FORMAT}
        _append(journal.path, _line(head))
    except OSError as error:
        raise UserError(
            f"{folder}: the journal cannot be kept there ({error.strerror or error}), so nothing was changed; "
            "make room or give the right to write"
        ) from error
    with suppress(OSError):  # only by it are runs found from elsewhere
        _remember(folder)
    size = path.stat().st_size
    yield journal
    with suppress(OSError):
        if path.stat().st_size == size:
            path.unlink()
        else:
            _append(journal.path, _line({"kind": "end"}))


def journal_place(settings: Settings, files: Sequence[File]) -> tuple[Path, str]:
    """The folder for journals about some files, and what their paths are relative to: beside the configuration where all of them lie below
    it, else the user's own.
    """
    if settings.source.endswith(".toml") and all(is_inside(settings.root, file.path) for file in files):
        return Path(settings.root) / NAME / "journal", settings.root
    return own_folder(), ""


def own_folder() -> Path:
    """The folder for journals of files that lie under no configuration."""
    return cache_folder() / "journal"


def _new(folder: Path) -> Path:
    while True:
        now = time.time_ns() // 10**6
        path = folder / f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime(now // 1000))}-{now % 1000:03}.jsonl"
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            return path


def _remember(folder: Path) -> None:
    known = own_folder() / ELSEWHERE
    line = _line(str(folder.resolve()))
    if folder == own_folder() or (known.exists() and line in known.read_bytes().splitlines(keepends=True)):
        return
    known.parent.mkdir(parents=True, exist_ok=True)
    _append(str(known), line)


class Recorder:
    """Tells a journal of one file that is being rewritten."""

    def __init__(self, journal: Journal, path: str) -> None:
        self._journal = journal
        self._path = journal.name(path)
        self._waiting = bytearray()
        self._blocks: list[tuple[int, int]] = []
        self._edits = 0
        self._raw = hashlib.sha256()
        self._told = False

    def read(self, raw: bytes) -> None:
        """The next bytes of the file's content as it was, in their order."""
        self._raw.update(raw)

    def take(self, offset: int, patches: Sequence[Patch]) -> None:
        """The patches of an entry that begins at a byte of the file. Raises OSError."""
        for patch in patches:
            at: int | None = offset + patch.hunk.at
            for made in patch.made:
                place, edit = made.doc.place, made.edit
                line: dict[str, Any] = {"number": place.number, "record": place.record, "field": place.field}
                line |= {"start": edit.start, "end": edit.end, "before": made.doc.text[edit.start : edit.end], "after": edit.replacement}
                line |= {"rules": made.reason.rules, "confidence": made.reason.confidence, "at": at}
                self.add(line, patch.hunk.old, patch.hunk.new)
                at = None  # the others' bytes are in the same hunk

    def annotate(self, place: Place, name: str, value: str, offset: int, hunk: Hunk) -> None:
        """A field that was set in a record which begins at a byte of the file. Raises OSError."""
        line = {"number": place.number, "record": place.record, "field": name, "start": 0, "end": 0, "before": "", "after": value}
        self.add({**line, "rules": [name], "confidence": 1.0, "at": offset + hunk.at}, hunk.old, hunk.new)

    def add(self, line: dict[str, Any], old: bytes, new: bytes) -> None:
        """An edit as a line of the journal has it, and the bytes that it takes away and puts in. Raises OSError."""
        line = {"kind": "edit", "path": self._path, **line}
        if line["at"] is not None:
            line |= {
                key: spelled(data) for key, text, data in (("old", "before", old), ("new", "after", new)) if not _same(line[text], data)
            }
        self._waiting += _line(line)
        self._edits += 1
        if len(self._waiting) >= BATCH:
            self._flush()

    def commit(self, ready: Ready) -> None:
        """All edits have been told and the file is about to be replaced. Raises OSError.

        The original is kept where the edits cannot give it back: its bytes are not those of its content, or a crash could tear it.
        """
        self._flush()
        exact = self._raw.hexdigest() == ready.before
        kept = not exact or ready.in_place
        if kept:
            keep(ready.path, self._journal, ready.before)
        line = {"kind": "file", "path": self._path, "before": ready.before, "after": ready.after, "edits": self._edits}
        _append(self._journal.path, _line({**line, "exact": exact, "kept": kept, "blocks": self._blocks}), flush=True)
        self._told = True

    def void(self) -> None:
        """The file was left as it was after all."""
        if self._told:
            with suppress(OSError):
                _append(self._journal.path, _line({"kind": "void", "path": self._path}))

    def _flush(self) -> None:
        if self._waiting:
            self._blocks.append((_append(self._journal.path, bytes(self._waiting)), len(self._waiting)))
            self._waiting.clear()


def rewrite_recorded(path: str, journal: Journal, before: Seen, chunks: Callable[[Recorder], Iterable[bytes]]) -> bool:
    """`rewrite`, told to a journal; `chunks` tells the recorder of every edit as it gives the bytes. Raises what `rewrite` raises."""
    recorder = Recorder(journal, path)
    try:
        return rewrite(path, chunks(recorder), before, recorder.commit)
    except BaseException:
        recorder.void()
        raise


def keep(path: str, journal: Journal, name: str) -> None:
    """Keep a copy of a file beside the journal, under its digest. Raises OSError."""
    folder = kept_folder(journal.path)
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / name
    beside = copy.with_suffix(f".{os.getpid()}")
    try:
        shutil.copyfile(path, beside)
        with open(beside, "rb+") as stream:
            os.fsync(stream.fileno())
        os.replace(beside, copy)
    finally:
        beside.unlink(missing_ok=True)
    flush_folder(str(folder))


def kept_folder(path: str) -> Path:
    """Where the originals are that a journal keeps."""
    return Path(path).with_suffix("")


def spelled(data: bytes) -> str:
    """Bytes as a journal has them where they are not the text's own in UTF-8."""
    return base64.b64encode(data).decode("ascii")


def _same(text: str, data: bytes) -> bool:
    return text.encode("utf-8", "surrogatepass") == data


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n"


def _append(path: str, data: bytes, flush: bool = False) -> int:
    """Append whole lines, all or none of them, while no other process does; gives the byte at which they begin."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    try:
        _lock(handle)
        at = os.lseek(handle, 0, os.SEEK_END)
        torn = at > 0 and _last_byte(handle, at) != b"\n"  # a process was killed in the middle of a line
        try:
            _write(handle, b"\n" * torn + data)
            if flush:
                os.fsync(handle)
        except BaseException:
            os.ftruncate(handle, at)
            raise
        return at + torn
    finally:
        os.close(handle)


def _last_byte(handle: int, size: int) -> bytes:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1)


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _lock(handle: int) -> None:
    if os.name == "posix":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
    else:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
