"""Findings that were there when noiselint came and are accepted: how many of each rule and fingerprint, wherever they stand."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from lint.errors import UserError
from lint.files import relative
from lint.findings import Finding
from lint.settings import Settings

FILE = "noiselint-baseline.json"
VERSION = 1
Key = tuple[str, str]  # rule and fingerprint


@dataclass(slots=True)
class Baseline:
    """What one file accepts. `paths` is what it was made from, relative to its folder."""

    path: str
    paths: tuple[str, ...] = ()
    accepted: Counter[Key] = field(default_factory=Counter)

    def covered_by(self, paths: Iterable[str]) -> bool:
        """True when the paths given hold all that the baseline was made from, so that what is not met there is gone."""
        given = [os.path.abspath(path) for path in paths]
        own = [os.path.normpath(os.path.join(_folder(self.path), path)) for path in self.paths]
        return all(any(path == above or path.startswith(os.path.join(above, "")) for above in given) for path in own)

    def write(self) -> None:
        """Write it, one accepted finding a line, so that its history can be read and merged. Raises UserError."""
        from lint.mending.rewrite import rewrite, seen

        rules: dict[str, dict[str, int]] = {}
        for (rule, fingerprint), count in sorted(self.accepted.items()):
            if count > 0:
                rules.setdefault(rule, {})[fingerprint] = count
        text = json.dumps({"noiselint-baseline": VERSION, "paths": sorted(self.paths), "accepted": rules}, indent=1, ensure_ascii=False)
        new = not os.path.exists(self.path)
        try:
            Path(self.path).touch()
            rewrite(self.path, [f"{text}\n".encode("utf-8", "surrogatepass")], seen(self.path), lambda ready: None)
        except OSError as error:
            if new:
                Path(self.path).unlink(missing_ok=True)
            raise UserError(f"{self.path}: cannot be written ({error.strerror or error}); name another file") from error


class Sieve:
    """Lets through what the baseline does not accept. Of equal findings the first ones, in the order of paths, are the accepted ones."""

    def __init__(self, baseline: Baseline) -> None:
        self.baseline = baseline
        self._left = Counter(baseline.accepted)
        self.met = 0

    def new(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that are not accepted."""
        out = []
        for found in findings:
            if self._left[found.rule, found.fingerprint] > 0:
                self._left[found.rule, found.fingerprint] -= 1
                self.met += 1
            else:
                out.append(found)
        return out

    def gone(self, rules: Iterable[str]) -> Counter[Key]:
        """What was accepted and not met, of the rules that ran."""
        ran = set(rules)
        return Counter({key: count for key, count in self._left.items() if count > 0 and key[0] in ran})


def counted_keys(findings: Iterable[Finding]) -> Counter[Key]:
    """The findings as a baseline counts them."""
    return Counter((found.rule, found.fingerprint) for found in findings)


def baseline_path(settings: Settings) -> str:
    """Where the baseline of a configuration lies; empty without one."""
    return os.path.join(settings.root, settings.baseline) if settings.baseline else ""


@lru_cache(maxsize=8)
def accepted(path: str, run: str) -> frozenset[str]:
    """The fingerprints that a baseline accepts, read once a run and process; none without a path."""
    return frozenset(fingerprint for _, fingerprint in read(path).accepted) if path else frozenset()


def read(path: str) -> Baseline:
    """The baseline in a file. Raises UserError."""
    try:
        held: Any = json.loads(Path(path).read_text(encoding="utf-8"))
        if held["noiselint-baseline"] != VERSION:
            raise UserError(f"{path}: a baseline of another version of noiselint; make it anew with `noiselint baseline --grow`")
        counts = {(rule, fingerprint): count for rule, found in held["accepted"].items() for fingerprint, count in found.items()}
        if not all(isinstance(count, int) for count in counts.values()):
            raise ValueError("a count is no number")
        return Baseline(path, tuple(map(str, held["paths"])), Counter(counts))
    except FileNotFoundError as error:
        raise UserError(f"{path}: there is no such baseline; `noiselint baseline PATHS` makes one") from error
    except OSError as error:
        raise UserError(f"{path}: the baseline cannot be read ({error.strerror or error}); mend that or name another file") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"{path}: not a baseline of noiselint ({error}); restore it, or delete it and make it anew") from error


def below(path: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Paths as a baseline keeps them: relative to its folder."""
    return tuple(sorted({relative(given, _folder(path)) for given in paths}))


def _folder(path: str) -> str:
    return os.path.dirname(os.path.abspath(path))
