"""Where noiselint keeps what it can always make again."""

import os
from pathlib import Path


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
