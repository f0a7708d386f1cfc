"""The page: one file that needs nothing else, and in which nothing from a text is ever read as markup or script."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from lint.report.templates import resource, template

MARK = "<!-- a report of noiselint -->"  # the second line of every page, by which a later report knows that it may replace it
SCRIPTS = ("state", "filters", "tables", "charts", "text", "list", "main")


def page(data: dict[str, Any]) -> str:
    """The HTML of a report."""
    style, library = resource("vendor/uPlot.min.css") + resource("page/style.css"), resource("vendor/uPlot.iife.min.js")
    script = '"use strict";\n' + "\n".join(resource(f"page/{name}.js") for name in SCRIPTS)
    return template("page/page.html.j2", html=True).render(
        mark=MARK,
        title=data["title"],
        policy=policy((style,), (library, script)),
        style=style,
        library=library,
        licence=resource("vendor/uPlot.LICENSE"),
        script=script,
        data=embedded(data),
    )


def embedded(data: dict[str, Any]) -> str:
    """JSON that can stand inside a script element: no `<` can end it, nothing outside ASCII can be misread."""
    return json.dumps(data, separators=(",", ":")).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def policy(styles: tuple[str, ...], scripts: tuple[str, ...]) -> str:
    """The content security policy: only the page's own style and scripts, by their hashes, and no network at all."""
    own = f"style-src {_hashes(styles)}; script-src {_hashes(scripts)}"
    return f"default-src 'none'; {own}; img-src data:; base-uri 'none'; form-action 'none'"


def _hashes(parts: tuple[str, ...]) -> str:
    digests = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in parts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
