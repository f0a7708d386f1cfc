"""The rules there are: packages named by the entry points `noiselint.rules`; their files are the rules."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from lint.errors import UserError
from lint.installed import entry_points
from lint.rule import KeyRule, PairRule, Rule

ENTRY_POINTS = "noiselint.rules"


class Registered(NamedTuple):
    """A rule's class under its name (its file's) and group (its folder's)."""

    name: str
    group: str
    rule: type[Rule]
    distribution: str

    @property
    def from_plugin(self) -> bool:
        """True when another distribution than noiselint's own brought it."""
        return self.distribution.split()[0] != "noiselint"


@cache
def registry() -> dict[str, Registered]:
    """All installed rules by name, sorted. Raises UserError when a package fails to load or two rules share a name."""
    found: dict[str, Registered] = {}
    for package, distribution in entry_points(ENTRY_POINTS):
        try:
            new = list(_rules_of(package, distribution))
        except Exception as error:  # a plug-in may fail in any way; the run stops with its name
            why = str(error) or type(error).__name__
            raise UserError(f"the rules of {distribution} ({package}) do not load: {why}; mend it, or uninstall it with pip") from error
        for rule in new:
            if rule.name in found and found[rule.name].rule is not rule.rule:
                raise UserError(f"{distribution} has a rule {rule.name}, and so has {found[rule.name].distribution}; rename one")
            found[rule.name] = rule
    return dict(sorted(found.items()))


def groups() -> list[str]:
    """The names of all groups, sorted."""
    return sorted({r.group for r in registry().values()})


def _rules_of(package_name: str, distribution: str) -> Iterator[Registered]:
    package = import_module(package_name)
    for module_info in pkgutil.walk_packages(package.__path__, f"{package_name}."):
        if module_info.ispkg or module_info.name.rpartition(".")[2].startswith("_"):
            continue
        module = import_module(module_info.name)
        for value in vars(module).values():
            if _is_rule(value) and value.__module__ == module.__name__:
                group, name = module.__name__.split(".")[-2:]
                if not hasattr(value, "stage"):
                    raise TypeError(f"{value.__name__} in {module.__name__} does not say at which `stage` its fixes are applied")
                if issubclass(value, (KeyRule, PairRule)) and not hasattr(value, "kind"):
                    raise TypeError(f"{value.__name__} in {module.__name__} does not say of which `kind` its keys are")
                yield Registered(name.replace("_", "-"), group.replace("_", "-"), value, distribution)


def _is_rule(value: Any) -> bool:
    return (
        isinstance(value, type)
        and issubclass(value, Rule)
        and value not in (Rule, KeyRule, PairRule)
        and not value.__name__.startswith("_")
    )
