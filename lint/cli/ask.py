"""noiselint inspect, rules and words: questions that change nothing."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import Config, Isolated, Paths, rule_names


@app.command()
def inspect(
    paths: Paths = None,
    output_format: Annotated[str, typer.Option(help="jsonl or text.", metavar="FORMAT")] = "jsonl",
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Print the language, headline, byline and date of each text.

    Example: noiselint inspect articles --output-format text
    """
    from lint.commands.inspect import inspect as run_inspect
    from lint.commands.output import sentences
    from lint.reporters import utf8

    with sentences():
        status = run_inspect(paths or (), isolated, config, output_format, utf8())
    raise typer.Exit(status)


@app.command()
def rules(
    name: Annotated[str | None, typer.Argument(help="A rule or a group.", show_default=False, autocompletion=rule_names)] = None,
    output_format: Annotated[str, typer.Option(help="text, jsonl or markdown.", metavar="FORMAT")] = "text",
) -> None:
    """List the rules, or explain one with its examples and options.

    Example: noiselint rules corrupted-token
    """
    from lint.commands.output import sentences
    from lint.commands.rules import rules as run_rules
    from lint.reporters import utf8

    with sentences():
        run_rules(name, output_format, utf8())


@app.command()
def words(
    words: Annotated[list[str], typer.Argument(help="Words to explain.")],
    language: Annotated[str, typer.Option(help="Language of the words, ISO 639-1.", metavar="CODE")] = "en",
    output_format: Annotated[str, typer.Option(help="text or jsonl.", metavar="FORMAT")] = "text",
    add: Annotated[bool, typer.Option("--add", help="Accept the words: put them in the list of this folder's configuration.")] = False,
) -> None:
    """Explain why a word is sound or noise, and what it may be.

    Example: noiselint words Affaxjmtzywirs Joly
    """
    from lint.commands.output import sentences
    from lint.commands.words import words as run_words
    from lint.reporters import utf8

    with sentences():
        if add:
            from lint.commands.accept import accept_named

            return accept_named(words, utf8())
        run_words(words, language, output_format, utf8())
