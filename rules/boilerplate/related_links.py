"""Links to other articles, and the labels that lead through a site."""

from lint import Bad, Good, PhraseRule


class RelatedLinks(PhraseRule):
    """A link to other articles or a label of the site's navigation stands in the text ("READ MORE: …", "Lesen Sie auch: …",
    "Most read", "Back to top"). It advertises other stories; a model trained on it learns to break off an article with a
    stranger's headline.

    In 35 of 216 extracted news articles that were checked such a line was left, in 28 of 50 cases of this kind, and often in
    the middle. The fix takes the line out: safe where every word of it is known, unsafe where a headline follows the label.
    Headlines that stand on lines of their own below such a label are left to `furniture-line`.
    """

    says = "a link to other articles, not part of this one"
    examples = (
        Bad(
            "The harbour of Gdynia froze over for the first time in ten years on Friday.\n⟦READ MORE: Ships wait in the ice⟧\nPilots "
            "expect "
            "the ice to hold for a week, the port said.",
            fixed="The harbour of Gdynia froze over for the first time in ten years on Friday.\nPilots expect the ice to hold for a week, "
            "the port said.",
        ),
        Bad(
            "Der Hafen von Wismar ist zum ersten Mal seit zehn Jahren zugefroren.\n⟦Das könnte Sie auch interessieren⟧",
            fixed="Der Hafen von Wismar ist zum ersten Mal seit zehn Jahren zugefroren.",
        ),
        Bad(
            "Порт замёрз впервые за десять лет, сообщили в пятницу в администрации.\n⟦Читайте также: Суда ждут во льдах⟧",
            fixed="Порт замёрз впервые за десять лет, сообщили в пятницу в администрации.",
        ),
        Bad(
            "The harbour froze over for the first time in ten years, the port authority said.⟦Read more here⟧",
            fixed="The harbour froze over for the first time in ten years, the port authority said.",
        ),
        Good("Read more books, the teacher told the class, and fewer messages."),
        Good("More: a life\n\nThomas More was born in Milk Street in London, the son of a lawyer."),
        Good("Related by marriage, the two men had not spoken for years."),
        Good("See also the chapter on vowels."),
    )
