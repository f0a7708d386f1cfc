"""The tide widget of the page in the middle of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint import Bad, Document, Fix, Good, Hit, Rule, Safety, Stage, option

_WIDGET = re.compile(r"\[Tide: (\d{1,2}\.\d) m\]")


class TideWidget(Rule):
    """The sites of the harbour papers show the tide beside the article, and some crawlers put it into the text. The fix takes it out with
    the blanks around it, and is safe, for nobody writes a tide in square brackets by hand.
    """

    stage = Stage.FURNITURE
    anchors = ("[Tide: ",)
    examples = (
        Bad("The ferry left late. ⟦[Tide: 4.2 m]⟧ It came back at nine.", fixed="The ferry left late. It came back at nine.", safe=True),
        Good("The tide stood at 4.2 m when the ferry left."),
        Good("The board said [Tide: 4.2 m] all day.", options={"lowest": 5.0}),
    )
    lowest: float = option(0.0, "metres from which a tide is reported; 0 reports all")

    def check(self, doc: Document) -> Iterable[Hit]:
        for found in _WIDGET.finditer(doc.text):
            if float(found[1]) >= self.lowest:
                edit = doc.removal(*found.span())
                yield Hit(*found.span(), "the tide widget, not part of the article", (Fix((edit,), Safety.SAFE, 0.99),))
