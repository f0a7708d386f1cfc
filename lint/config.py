"""Finding the configuration of a file and turning it into a plan."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import fields as dataclass_fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from lint import __version__
from lint.errors import UserError
from lint.home import is_inside
from lint.plan import Plan, RuleSpec
from lint.plugins import own_files, plugins
from lint.registry import groups, registry
from lint.rule import Rule
from lint.settings import BASELINE_FILE, MEGABYTE, WORDS_FILE, Settings, check_patterns, did_you_mean, parsed
from lint.wordlists import allowed_words

FILE = "noiselint.toml"


def settings_for(folder: Path) -> Settings:
    """The settings of the nearest configuration at or above a folder. Raises UserError when it is wrong."""
    return _nearest(Path(os.path.abspath(folder)))


@lru_cache(maxsize=4096)
def _nearest(folder: Path) -> Settings:
    for name in (FILE, "pyproject.toml"):
        if (path := folder / name).is_file() and (found := read(path)) is not None:
            return found
    return _with_companions(Settings(source="the defaults")) if folder.parent == folder else _nearest(folder.parent)


def read(path: Path) -> Settings | None:
    """The settings in a file; None for a pyproject.toml without a table [tool.noiselint]. Raises UserError."""
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: the configuration cannot be read ({error}); mend the file or name another with --config") from error
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{path}: not TOML: {error}; mend that line") from error
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("noiselint")
        if table is None:
            return None
    settings = parsed(table, str(path.parent.absolute()), str(path))
    check_patterns(settings)
    settings = _with_companions(settings, table)
    _check_paths(settings)
    return settings


def _check_paths(settings: Settings) -> None:
    """Raises UserError when the configuration of a corpus names what is not its own."""
    for key, paths in (("corpus", settings.corpus), ("words-files", settings.words_files), ("baseline", (settings.baseline,))):
        for path in paths:
            if not is_inside(settings.root, os.path.join(settings.root, path)):
                raise UserError(
                    f"{settings.source}: {key}: {path!r} leads out of the configuration's folder; move the configuration up to name it"
                )


def _with_companions(settings: Settings, named: Collection[str] = ()) -> Settings:
    """The settings with the files that lie beside the configuration under their usual names, where it names no others."""

    def lies_there(key: str, name: str) -> bool:
        return key not in named and os.path.isfile(os.path.join(settings.root, name))

    return settings.with_(
        baseline=BASELINE_FILE if lies_there("baseline", BASELINE_FILE) else None,
        words_files=(WORDS_FILE,) if lies_there("words-files", WORDS_FILE) else None,
    )


def plan(settings: Settings) -> Plan:
    """What workers need. Raises UserError when a rule, a group or an option does not exist."""
    for key in settings.rules:
        _rule_named(key, settings, "rules")
        _options(key, settings)
    for key in settings.severity:
        _rule_named(key, settings, "severity")
    for names in settings.per_path_ignores.values():
        expanded(names, settings, "per-path-ignores")
    chosen = expanded(settings.select or tuple(groups()), settings, "select") | expanded(settings.extend_select, settings, "extend-select")
    chosen -= expanded(settings.ignore, settings, "ignore", defaults_only=False)
    return Plan(
        rules=tuple(RuleSpec(name, _options(name, settings)) for name in sorted(chosen)),
        today=date.today().isoformat(),
        allowed=allowed_words(settings),
        ignore_patterns=settings.ignore_patterns,
        text_fields=settings.text_fields,
        field_names=tuple(sorted((k, v) for k, v in settings.fields.items())),
        max_document_size=settings.max_document_size * MEGABYTE,
        max_file_size=settings.max_file_size * MEGABYTE,
        encoding=settings.encoding,
        path_encodings=tuple(settings.per_path_encoding.items()),
        root=settings.root,
        version="; ".join((__version__, own_files(), *plugins())),
    )


def expanded(names: tuple[str, ...], settings: Settings, key: str, defaults_only: bool = True) -> set[str]:
    """Rule names behind rule names, group names and `all`. A group means its rules that are on by default, unless it is to be ignored."""
    out: set[str] = set()
    for name in names:
        if name == "all":
            out |= set(registry())
        elif name in registry():
            out.add(name)
        elif name in groups():
            out |= {r.name for r in registry().values() if r.group == name and (r.rule.default or not defaults_only)}
        else:
            where = key if key.startswith("--") else f"{settings.source}: {key}"
            raise UserError(f"{where}: there is no rule or group {name!r}{did_you_mean(name, [*registry(), *groups(), 'all'])}")
    return out


def _rule_named(name: str, settings: Settings, key: str) -> type[Rule]:
    if name not in registry():
        raise UserError(f"{settings.source}: {key}: there is no rule {name!r}{did_you_mean(name, registry())}")
    return registry()[name].rule


def _options(name: str, settings: Settings) -> tuple[tuple[str, object], ...]:
    given = settings.rules.get(name, {})
    known = {f.name.replace("_", "-"): f for f in dataclass_fields(registry()[name].rule)}
    out = []
    for key, value in given.items():
        if key not in known:
            raise UserError(f"{settings.source}: rules.{name}: there is no option {key!r}{did_you_mean(key, known)}")
        where = f"{settings.source}: rules.{name}.{key}"
        fitting = _fitting(value, known[key].default, where)
        if isinstance(fitting, tuple) and (check := known[key].metadata.get("reads")):
            fitting = tuple(_content(Path(settings.root, path), check, where) for path in fitting)
        out.append((known[key].name, fitting))
    try:
        registry()[name].rule(**dict(out))
    except ValueError as error:  # a rule checks what only it can
        raise UserError(f"{settings.source}: rules.{name}: {error}") from error
    return tuple(sorted(out))


def _content(path: Path, check: Callable[[str], object], where: str) -> str:
    try:
        content = path.read_text(encoding="utf-8")
        check(content)
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{where}: {path} cannot be read ({error}); mend the file or name another") from error
    except ValueError as error:
        raise UserError(f"{path}: {error}") from error
    return content


def _fitting(value: Any, default: Any, where: str) -> object:
    if isinstance(default, tuple) and default and isinstance(default[0], float):
        if not isinstance(value, list) or len(value) != len(default):
            raise UserError(f"{where} must be a list of {len(default)} numbers, such as {list(default)}")
        return tuple(_fitting(v, default[0], f"{where}: {v!r}") for v in value)
    if isinstance(default, tuple):
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise UserError(f"{where} must be a list of strings")
        return tuple(value)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not type(default):
        raise UserError(f"{where} must be {_KINDS.get(type(default), 'another kind of value')}, such as {default!r}")
    return value


_KINDS: dict[type, str] = {bool: "true or false", int: "a whole number", float: "a number", str: "a string"}
