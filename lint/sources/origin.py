"""A file as it is configured to be read."""

from __future__ import annotations

from lint.files import matches, relative
from lint.plan import Plan
from lint.remote import local
from lint.sources import Origin, Source, source


def source_of(path: str, shown: str, plan: Plan) -> Source:
    """The source at `path`; its kind and its encoding go by the path that is shown."""
    return source(Origin(local(path), shown, _encoding(shown, plan)), plan)


def _encoding(shown: str, plan: Plan) -> str:
    below = relative(shown, plan.root) if plan.path_encodings else ""
    return next((name for pattern, name in reversed(plan.path_encodings) if matches(pattern, below)), plan.encoding)
