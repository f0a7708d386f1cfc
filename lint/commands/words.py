"""noiselint words: why a word is sound or noise, and what would be proposed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from lint.errors import UserError
from lint.escape import printable
from lint.language.judgement import words as judge
from lint.settings import did_you_mean

FORMATS = ("text", "jsonl")


def words(asked: Sequence[str], language: str, output_format: str, out: TextIO) -> None:
    """Print one block, or one object, a word. Raises UserError when there is no word list of the language."""
    from lint.language.detect import LANGUAGES_WITH_LISTS

    if output_format not in FORMATS:
        raise UserError(f"--output-format: there is no {output_format!r}{did_you_mean(output_format, FORMATS)}")
    if language not in LANGUAGES_WITH_LISTS:
        raise UserError(f"--language: there is no word list of {language!r}; there are {', '.join(sorted(LANGUAGES_WITH_LISTS))}")
    for word in asked:
        told: Mapping[str, Any] = judge(language).explain(word)
        out.write(json.dumps(told) + "\n" if output_format == "jsonl" else _block(told))


def _block(told: Mapping[str, Any]) -> str:
    lines = [f"{printable(told['word'])} ({told['language']}): {_verdict(told)}", f"  word lists  {_lists(told)}"]
    if signs := told.get("signs"):
        unlikely = "mean log-probability of its four most unlikely letters in a row"
        lines.append(f"  letters     {signs['worst']:.1f}: {unlikely}; as a name {signs['name_worst']:.1f}")
        sound, noisy = told["noise_in_sound_text"], told["noise_in_noisy_text"]
        lines.append(f"  noise       {sound:.0%} in a sound text, {noisy:.0%} in a noisy scan, neighbours aside")
    for reading in told.get("readings", ()):
        lines.append(f"  {reading['share']:>6.1%}      {printable(reading['text'])} ({reading['error']}, cost {reading['cost']:.1f})")
    return "\n".join(lines) + "\n"


def _verdict(told: Mapping[str, Any]) -> str:
    if told["sound"]:
        return "known, never reported" if told.get("zipf") or told.get("curated") else "sound by its form, never reported"
    verdict = told.get("verdict", "sound")
    return "unknown, but nothing speaks for noise" if verdict == "sound" else verdict


def _lists(told: Mapping[str, Any]) -> str:
    frequency = f"{told['zipf']:.1f} on the Zipf scale" if told.get("zipf") else "not in wordfreq"
    return f"{frequency}, {'in' if told.get('curated') else 'not in'} pyspellchecker's dictionary"
