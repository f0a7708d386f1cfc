"""Lines that look like furniture by their shape and place, without a phrase that says so."""

import json
from collections.abc import Iterable
from functools import cache
from math import exp
from pathlib import Path

from lint import Bad, Document, Good, Hit, Rule, Stage, byline_in, furniture_candidates, option, picture_credits, stamp_weight


class FurnitureLine(Rule):
    """A short line looks like furniture of the page by its shape and place: no end mark, below the last sentence of the text or
    above the first, beside known furniture, written like a menu, made of the words that furniture is made of. No known phrase
    proves it.

    The confidence comes from a logistic model of some fifty plain features, learnt by `bench/learn_furniture.py` from two sets
    of labelled lines (600 pages, mostly German, and what extractors left of 65 English ones). In five-fold cross-validation by
    document, 91 % of the lines of pages that it reported from 0.85 on were furniture, and 21 of 24 of the other set; weights
    learnt from the pages alone are worse on the other set (67 %), weights learnt from that small set find almost nothing in the
    pages. Pages hold much furniture, so in clean text the confidence is too high: 700 articles without any gave two lines.
    Hence it is information: shown, and nothing is ever removed for it.
    """

    stage = Stage.FURNITURE
    severity = "info"
    doubt = 2
    examples = (
        Bad(
            "The lighthouse of Skagen was lit again on Friday after a rest of nine years.\nMost read\nRelated articles\n⟦Newsletter and "
            "Privacy »⟧"
        ),
        Good("The lighthouse of Skagen\n\nThe lighthouse was lit again on Friday.\n\nIt had been dark for nine years."),
        Good("The lamp was out, and nobody came.\n\n## CHAPTER XII - ILL LUCK\n\nIn the morning the sea was calm, and the boat had gone."),
        Good("Le phare de Skagen a été rallumé vendredi, après neuf années de repos.\n« On verra. »"),
        Good("O lantern,\nlow on the sand,\nwho lit you\nand left?"),
        Good("200 g flour\n2 eggs\n1 pinch of salt\n\nMix all of it and let it rest for an hour before you bake it in a hot oven."),
        Good("Anna Berg\nJuan Pérez\nNguyễn Thị Lan\nOlumide Adeyemi"),
        Good("Lyon - Nantes 2:1\nLille - Brest 0:0\n\nThe second half was better than the first, both coaches said in the evening."),
        Good("Q: Why a lighthouse?\nA: Because of the sand.\nQ: And why now?\nA: It was time."),
    )
    confidence: float = option(
        0.85, "report lines from this confidence on (bench/learn_furniture.py: group precision .965 on pages, cross-validated)"
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        weights = _weights()
        for at, features in furniture_candidates(doc, __package__ or ""):
            score = weights["bias"] + sum(weights.get(name, 0.0) for name in features)
            sure = 1 / (1 + exp(-score))
            line = doc.paragraphs[at]
            if sure >= self.confidence and not _told_otherwise(doc, at):
                yield Hit(line.start, line.end, "furniture of a page by its shape and place", evidence={"confidence": round(sure, 2)})


def _told_otherwise(doc: Document, at: int) -> bool:
    """True for lines that other rules name: stamps, bylines, credits, copyright."""
    line = doc.paragraphs[at]
    whole = any(start == 0 and end == len(line.text) for start, end in picture_credits(line.text))
    return whole or "©" in line.text or bool(stamp_weight(line.text)) or byline_in(line) is not None


@cache
def _weights() -> dict[str, float]:
    text = Path(__file__).with_name("furniture_weights.json").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in json.loads(text)["weights"].items()}
