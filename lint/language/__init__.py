"""Languages: words known, how their letters and errors run, the judgement of an odd word, the language of a text.

The names here load their modules when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint.language.detect import detect
    from lint.language.fold import fold
    from lint.language.gate import gate
    from lint.language.lexicon import Lexicon, lexicon

__all__ = ["Lexicon", "detect", "fold", "gate", "lexicon"]

_HOME = {"Lexicon": "lexicon", "lexicon": "lexicon", "fold": "fold", "gate": "gate", "detect": "detect"}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'lint.language' has no attribute {name!r}")
    return getattr(import_module(f"lint.language.{_HOME[name]}"), name)
