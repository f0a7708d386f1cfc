"""Regular expressions that are compiled when they are first used: an ordinary text needs a third of ours."""

from __future__ import annotations

import re
from typing import Any, cast

_HELD = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split", "flags", "groups", "groupindex")


class LazyPattern:
    """Becomes as good as the compiled pattern once asked for anything but its source; from then on its methods are at hand."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _HELD:
            raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update({held: getattr(compiled, held) for held in _HELD})
        return getattr(self, name)


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, later. A wrong pattern raises re.error only when it is used, so let a test of yours use it."""
    return cast("re.Pattern[str]", LazyPattern(pattern, flags))
