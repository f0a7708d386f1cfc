"""Words with letters put in, lost in transit or thrown about."""

from lint import Bad, Good, Stage, WordRule


class CorruptedToken(WordRule):
    """A word was damaged in transit: a run of letters was put into it ("Affaxjmtzywirs" for "Affairs"), its letters were scrambled, or
    neighbouring letters changed places.

    A word is looked at when no word list explains it. It is reported when its letters do not follow one another as they do in the
    language and a word that does is one such damage away; how often it stands in the text and in the corpus, its neighbours, and
    whether it looks like a name all count. Names are left alone: a name is odd, but its letters are not. The fix puts the best reading
    in its place. It is safe where letters were put into a word of five letters or more, which begins and ends as it did, beyond doubt:
    `bench/safe_fixes.py` measures how often such fixes are right.
    """

    stage = Stage.WORDS
    takes = "corrupted"
    says = "a damaged word: its letters were put in, lost or thrown about"
    examples = (
        Bad(
            "The minister of foreign ⟦affqxzvkjairs⟧ met the press on Monday.",
            fixed="The minister of foreign affairs met the press on Monday.",
            safe=True,
        ),
        Good("Nkosazana Dlamini-Zuma met Volodymyr Zelenskyy and Nguyễn Xuân Phúc in Ouagadougou."),
        Good("Mrs Szczepańska-Wójcik and Mr Þorvaldsson spoke with Xiuying Zhang and Oluwaseun Adébáyọ̀."),
    )
