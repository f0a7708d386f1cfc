"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from conftest import ROOT
from lint import lazy_pattern
from lint.patterns import LazyPattern

USERS = sorted(
    path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
    for top in ("lint", "rules")
    for path in (ROOT / top).rglob("*.py")
    if " = lazy_pattern(" in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", USERS)
def test_every_pattern_compiles(name: str) -> None:
    found = [value for value in vars(import_module(name)).values() if isinstance(value, LazyPattern)]
    assert found
    for pattern in found:
        assert pattern.groups == re.compile(pattern.pattern, pattern.flags & ~re.UNICODE).groups


def test_it_does_what_the_compiled_pattern_does() -> None:
    lazy, made = lazy_pattern(r"(?P<a>b+)(c)?", re.IGNORECASE), re.compile(r"(?P<a>b+)(c)?", re.IGNORECASE)
    text = "abBc bb x"
    assert lazy.pattern == made.pattern
    assert not {"search", "flags"} & vars(lazy).keys(), "nothing is compiled yet"
    assert lazy.findall(text) == made.findall(text) == [("bB", "c"), ("bb", "")]
    assert [m.span() for m in lazy.finditer(text, 1)] == [m.span() for m in made.finditer(text, 1)]
    assert (lazy.flags, lazy.groups, dict(lazy.groupindex)) == (made.flags, made.groups, dict(made.groupindex))
    assert (lazy.sub("-", text), lazy.subn("-", text), lazy.split(text)) == (made.sub("-", text), made.subn("-", text), made.split(text))
    assert (lazy.search("x"), lazy.match("xb"), lazy.fullmatch("b c")) == (None, None, None)
    with pytest.raises(AttributeError):
        lazy.scan  # type: ignore[attr-defined]  # noqa: B018


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("x")
