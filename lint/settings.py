"""What a user can configure, checked strictly: an unknown name is an error that says what was probably meant."""

from __future__ import annotations

import codecs
import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from lint.errors import UserError

SEVERITIES = ("info", "warning")
KEEP = ("longest", "earliest", "latest-update", "cleanest", "first-path")
MEGABYTE = 2**20
BASELINE_FILE = "noiselint-baseline.json"  # read where it lies beside the configuration, unless that names another
WORDS_FILE = "noiselint-words.txt"  # likewise


@dataclass(frozen=True, slots=True)
class Settings:
    """One resolved configuration. `root` is the folder that its paths and patterns are relative to."""

    root: str = "."
    source: str = "the settings"
    corpus: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    words: tuple[str, ...] = ()
    words_files: tuple[str, ...] = ()
    baseline: str = ""
    ignore_patterns: tuple[str, ...] = ()
    per_path_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = "warning"
    keep: str = "longest"
    text_fields: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    max_document_size: int = 128
    max_file_size: int = 0
    encoding: str = ""
    per_path_encoding: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def with_(self, **changes: Any) -> Settings:
        """The same settings with other values; None keeps the old one."""
        return replace(self, **{name: value for name, value in changes.items() if value is not None})


_LISTS = ("corpus", "select", "extend_select", "ignore", "exclude", "words", "words_files", "ignore_patterns", "text_fields")
_TABLES_OF_LISTS = ("per_path_ignores", "fields")
_MEGABYTES = {"max_document_size": 1, "max_file_size": 0}  # and the least each may be; a file size of 0 is no limit
_INTERNAL = ("root", "source")
STANDARD_FIELDS = ("id", "title", "date", "url", "language", "authors", "crawled")


def parsed(table: Mapping[str, Any], root: str, source: str) -> Settings:
    """Settings from a TOML table. Raises UserError that names `source` and the key."""
    names = {f.name.replace("_", "-"): f.name for f in fields(Settings) if f.name not in _INTERNAL}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in names:
            raise UserError(f"{source}: there is no setting {key!r}{did_you_mean(key, names)}")
        values[names[key]] = _checked(names[key], key, value, source)
    return Settings(root=root, source=source, **values)


def _checked(name: str, key: str, value: Any, source: str) -> Any:
    if name in _LISTS:
        return _strings(key, value, source)
    if name in _TABLES_OF_LISTS:
        return {inner: _strings(f"{key}.{inner}", v, source) for inner, v in _table(key, value, source).items()}
    if name == "baseline" and not isinstance(value, str):
        raise UserError(f"{source}: {key} must be the name of a file")
    if name == "respect_gitignore" and not isinstance(value, bool):
        raise UserError(f"{source}: {key} must be true or false")
    if name in _MEGABYTES and (isinstance(value, bool) or not isinstance(value, int) or value < _MEGABYTES[name]):
        raise UserError(f"{source}: {key} must be a whole number of megabytes")
    if name == "encoding":
        return _encoding(key, value, source)
    if name == "per_path_encoding":
        return {path: _encoding(f"{key}.{path}", v, source) for path, v in _table(key, value, source).items()}
    if name == "fail_on" and value not in SEVERITIES:
        raise UserError(f"{source}: {key} must be one of {', '.join(SEVERITIES)}")
    if name == "keep" and value not in KEEP:
        raise UserError(f"{source}: keep must be one of {', '.join(KEEP)}")
    if name == "severity":
        for rule, severity in _table(key, value, source).items():
            if severity not in SEVERITIES:
                raise UserError(f"{source}: {key}.{rule} must be one of {', '.join(SEVERITIES)}")
    if name == "rules":
        return {rule: _table(f"{key}.{rule}", v, source) for rule, v in _table(key, value, source).items()}
    return value


def _strings(key: str, value: Any, source: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise UserError(f'{source}: {key} must be a list of strings, such as ["…"]')
    return tuple(value)


def _encoding(key: str, value: Any, source: str) -> str:
    try:
        if "a".encode(value).decode(value) == "a":
            return codecs.lookup(value).name
    except (LookupError, TypeError, UnicodeError):
        pass
    from encodings.aliases import aliases

    meant = did_you_mean(str(value), {name.replace("_", "-") for name in aliases.values()})
    raise UserError(f"{source}: {key}: Python knows no text encoding {value!r}{meant}")


def _table(key: str, value: Any, source: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UserError(f"{source}: {key} must be a table")
    return value


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """ ", did you mean …?" where one of the known names is close, else what there is."""
    close = difflib.get_close_matches(name, list(known := sorted(known)), n=1, cutoff=0.6)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; there are {', '.join(known)}" if len(known) <= 30 else ""


def check_patterns(settings: Settings) -> None:
    """Raises UserError when an ignore pattern is not a regular expression or a record field is nearly named as a standard one."""
    for pattern in settings.ignore_patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise UserError(f"{settings.source}: ignore-patterns: {pattern!r} is not a regular expression: {error}") from error
    for name in settings.fields:
        if name not in STANDARD_FIELDS and difflib.get_close_matches(name, STANDARD_FIELDS, n=1, cutoff=0.6):
            raise UserError(f"{settings.source}: fields: there is no {name!r}{did_you_mean(name, STANDARD_FIELDS)}")
