"""Where noiselint keeps what it can always make again."""

import os
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32


def cache_folder() -> Path:
    """The folder for compiled word lists and the like; it need not exist yet.

    The environment variable NOISELINT_CACHE_DIR wins; otherwise it is the user's cache folder (on Linux
    XDG_CACHE_HOME/noiselint, else ~/.cache/noiselint).
    """
    named = os.environ.get("NOISELINT_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("noiselint", appauthor=False))


def kept(name: str) -> bytes | None:
    """What `keep` was given under a name that changes with all that it was made of; None when there is none."""
    try:
        return (cache_folder() / name).read_bytes()
    except OSError:
        return None


def keep(name: str, data: bytes) -> None:
    """Keep bytes for later runs, in one step: other processes see none or all. Where nothing can be written, nothing is kept."""
    from tempfile import NamedTemporaryFile

    path = cache_folder() / name
    beside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=path.name, suffix=".tmp", delete=False) as file:
            beside = Path(file.name)
            file.write(data)
        beside.replace(path)
    except OSError:
        if beside is not None:
            beside.unlink(missing_ok=True)


def state_of(paths: Iterable[Path]) -> str:
    """Changes whenever one of the files does: a digest of their names, sizes and times."""
    found = [(path.name, (now := path.stat()).st_size, now.st_mtime_ns) for path in paths]
    return f"{crc32(repr(found).encode('utf-8', 'surrogatepass')):08x}"
