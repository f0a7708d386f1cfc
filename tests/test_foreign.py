"""Paragraphs in another language, in texts of few odd words and of many."""

from __future__ import annotations

import pytest

from lint import Document, foreign_paragraphs

PARAGRAPH = (
    "The river rose in the night, and by the morning the lower town stood under the water. Nobody could get to the market or to the "
    "school, and the mayor asked for boats, blankets and bread for the people who had left their houses."
)
FOREIGN = (
    "Der Fluss stieg in der Nacht, und am Morgen stand die untere Stadt unter Wasser. Niemand kam auf den Markt oder in die Schule, und "
    "die Bürgermeisterin bat um Boote, Decken und Brot für alle, die ihre Häuser verlassen hatten."
)


@pytest.mark.parametrize("odd", [0, 20, 200])
def test_one_is_found_however_many_odd_words_the_rest_has(odd: int) -> None:
    noise = " ".join(f"qx{chr(97 + n // 26)}zv{chr(97 + n % 26)}k" for n in range(odd))
    doc = Document("\n".join([PARAGRAPH, noise, FOREIGN, PARAGRAPH, PARAGRAPH]), metadata={"language": "en"})
    assert [(p.text, language) for p, language in foreign_paragraphs(doc, 150)] == [(FOREIGN, "de")]
