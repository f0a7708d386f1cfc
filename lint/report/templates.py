"""The files that a report is made of."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template


@cache
def resource(name: str) -> str:
    """The text of a file that is shipped beside this one."""
    return files("lint.report").joinpath(name).read_text(encoding="utf-8")


def template(name: str, html: bool) -> Template:
    """A template; in one of HTML every value is escaped unless the template itself calls it safe."""
    from jinja2 import Environment, StrictUndefined

    made = Environment(autoescape=html, undefined=StrictUndefined, keep_trailing_newline=True)
    return made.from_string(resource(name))
