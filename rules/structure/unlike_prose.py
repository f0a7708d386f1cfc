"""Texts that have not the shape of prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint import Bad, Document, Good, Hit, Rule, Stage, lazy_pattern, option

GOPHER = "Gopher (Rae et al. 2021, table A1)"
FINEWEB = "FineWeb (Penedo et al. 2024)"
NEMO = "NeMo Curator's English configuration"
BULLETS = ("•", "-", "*", "‣", "▶", "◦", "■", "□", "▪", "–")  # Gopher has the first two; RedPajama-v2 the others
END_MARKS = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔")
CLOSERS = "\"'”’“‘»«›‹)]）」』"
UNSPACED = lazy_pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
URL = lazy_pattern(r"(?:https?://|www\.)[^\s]{1,2000}")


class UnlikeProse(Rule):
    """The text has the shape of a menu, a table, a list or code: short lines, few end marks, many digits, bullets, addresses or marks.
    Pipelines for language models drop such pages by the fractions that Gopher, FineWeb and NeMo Curator have published; this rule
    names the fraction, and drops nothing.

    Off by default: results of matches, tables and poems are sound in many corpora. Its limits are theirs, with two changes. A line ends
    in an end mark also where a quotation mark or bracket closes after it, and in any script: C4 and FineWeb's test counts `."` only with
    a straight mark, so that it takes away every quotation. Mean word length and the share of short lines are not judged where words are
    written without blanks. C4 drops pages for a `{`, for `javascript` and for `lorem ipsum`, and lines that hold `cookie policy`
    somewhere; here `not-content` and `leftover-markup` judge those by place, and phrases count as whole lines. RefinedWeb drops a page
    from which its line rules would take more than 5 % of the words; our fixes of furniture stop at 15 % and report.
    """

    stage = Stage.CHARACTERS
    default = False
    words: int = option(50, f"shorter texts are not judged; {GOPHER}'s lower bound for a page")
    word_length: tuple[float, ...] = option((3.0, 10.0), f"least and greatest mean length of a word; {GOPHER}")
    symbols: float = option(0.1, f"hash signs or ellipses per word; {GOPHER}")
    bullet_lines: float = option(0.9, f"share of lines that begin with a bullet; {GOPHER}")
    ellipsis_lines: float = option(0.3, f"share of lines that end in an ellipsis; {GOPHER}")
    lettered_words: float = option(0.8, f"least share of words with a letter; {GOPHER}")
    ended_lines: float = option(0.12, f"least share of lines with an end mark; {FINEWEB}")
    short_lines: float = option(0.67, f"share of lines of at most 30 characters; {FINEWEB}")
    line_breaks: float = option(0.3, f"line breaks per word; {FINEWEB}")
    marks: float = option(0.25, f"share of characters that are neither letters, digits nor white space; {NEMO}")
    digits: float = option(0.15, f"share of characters that are digits; {NEMO}")
    addresses: float = option(0.2, f"share of characters in web addresses; {NEMO}")
    brackets: float = option(0.1, f"share of characters that are brackets; {NEMO}")
    examples = (
        Bad("⟦⟧" + "Home\nSport\nWeather in Łódź\nLetters to us\n" * 10),
        Bad("⟦⟧" + "Lagos 31 12 77, Kano 28 14 60, Enugu 30 15 71 5 9 " * 10),
        Bad("⟦⟧" + "see https://example.org/archive/2021/03/bridge-of-mostar and then " * 20),
        Bad("⟦⟧" + "- the bridge of Mostar is closed for the whole summer.\n" * 10),
        Good("“We shall see,” said Nguyễn Thị Lan, “and then we shall go home.”\n" * 10),
        Good("他说：“我们明天再来。”\n" * 30),
        Good("The bridge of Mostar is closed, the mayor said on Monday, and the road with it. " * 5),
        Good("Lagos 3, Kano 2."),
    )

    def concerns(self, doc: Document) -> bool:
        return doc.words >= self.words

    def check(self, doc: Document) -> Iterable[Hit]:
        if over := [(name, value) for name, value, least, most in self._measures(doc) if not least <= value <= most]:
            told = ", ".join(f"{name} {value:.2f}" for name, value in over)
            yield Hit(0, 0, f"not the shape of prose: {told}", evidence={name: round(value, 3) for name, value in over})

    def _measures(self, doc: Document) -> Iterator[tuple[str, float, float, float]]:
        text, words = doc.text, doc.text.split()
        lines = [line.text for line in doc.paragraphs]
        bare = [line.rstrip(CLOSERS) for line in lines]
        if not UNSPACED.search(text):
            yield "mean word length", sum(map(len, words)) / len(words), self.word_length[0], self.word_length[-1]
            yield "short lines", sum(len(line) <= 30 for line in lines) / len(lines), 0, self.short_lines
        yield "symbols per word", max(text.count("#"), text.count("…") + text.count("...")) / len(words), 0, self.symbols
        yield "bullet lines", sum(line.startswith(BULLETS) for line in lines) / len(lines), 0, self.bullet_lines
        yield "ellipsis lines", sum(line.endswith(("…", "...")) for line in lines) / len(lines), 0, self.ellipsis_lines
        yield "words with a letter", sum(any(map(str.isalpha, word)) for word in words) / len(words), self.lettered_words, 1
        yield "lines with an end mark", sum(line.endswith(END_MARKS) for line in bare) / len(lines), self.ended_lines, 1
        yield "line breaks per word", text.strip().count("\n") / len(words), 0, self.line_breaks
        letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
        blanks = sum(map(str.isspace, text))
        yield "marks", (len(text) - letters - digits - blanks) / len(text), 0, self.marks
        yield "digits", digits / len(text), 0, self.digits
        yield "addresses", sum(map(len, URL.findall(text))) / len(text), 0, self.addresses
        yield "brackets", sum(text.count(mark) for mark in "()[]{}<>") / len(text), 0, self.brackets
