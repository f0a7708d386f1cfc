"""Headline, byline and dateline of a text."""

from __future__ import annotations

import pytest

from lint.article.byline import byline_in
from lint.article.dateline import dateline_in
from lint.document import Document, Span


def paragraph(text: str) -> Span:
    return Span(0, len(text), text)


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("LONDON, March 3 (Reuters) - Rain fell.", "LONDON, March 3 (Reuters) -"),
        ("WASHINGTON (AP) — Rain fell.", "WASHINGTON (AP) —"),
        (
            "WASHINGTON (UrduPoint News / Sputnik - 29th January, 2022) Rain fell.",
            "WASHINGTON (UrduPoint News / Sputnik - 29th January, 2022)",
        ),
        ("ANN ARBOR, Mich. (AP) -- Rain fell.", "ANN ARBOR, Mich. (AP) --"),
        ("NEW YORK — Rain fell on the city and its five boroughs all day, the mayor said.", "NEW YORK —"),
        ("Kyiv, 12 January 2022 (Ukrinform) – Rain fell.", "Kyiv, 12 January 2022 (Ukrinform) –"),
        ("Moscow. March 3. INTERFAX.COM - Rain fell.", "Moscow. March 3. INTERFAX.COM -"),
        ("PARIS, 3 mars (Reuters) - La pluie tombe.", "PARIS, 3 mars (Reuters) -"),
        ("Köln/Bonn (dpa/lnw) - Es regnet.", "Köln/Bonn (dpa/lnw) -"),
        ("MADRID, 3 Mar. (EUROPA PRESS) - Llueve.", "MADRID, 3 Mar. (EUROPA PRESS) -"),
        ("ROMA, 3 MAR - Piove.", "ROMA, 3 MAR -"),
        ("(ANSA) - ROMA, 3 MAR - Piove.", "(ANSA) - ROMA, 3 MAR -"),
        ("BRASÍLIA (Reuters) - Chove.", "BRASÍLIA (Reuters) -"),
        ("BRUSSEL (ANP) - Het regent.", "BRUSSEL (ANP) -"),
        ("RZYM (PAP) Pada deszcz.", "RZYM (PAP)"),
        ("МОСКВА, 3 марта. /ТАСС/. Идёт дождь.", "МОСКВА, 3 марта. /ТАСС/."),
        ("МОСКВА, 3 марта 2021 г. /ТАСС/. Идёт дождь.", "МОСКВА, 3 марта 2021 г. /ТАСС/."),
        ("МОСКВА, 3 мар — РИА Новости. Идёт дождь.", "МОСКВА, 3 мар —"),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    found = dateline_in(paragraph(text))
    assert found == Span(0, len(dateline), dateline)


@pytest.mark.parametrize(
    "text",
    [
        "NATO - the alliance - met in Brussels.",
        "The bank (RBS) - said it would pay.",
        "The (AP) report said so.",
        "Apple, Google (AAPL) - shares fell.",
        "WATCH — the rain in Porto, as it was seen from the bridge over the Douro.",
        "COVID19 – what is known of the illness and of those who fell ill with it.",
        "BLOGROLL – Links",
        "He said: “Rain fell.”",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline_in(paragraph(text)) is None


@pytest.mark.parametrize(
    ("text", "names", "credit"),
    [
        ("By Ana Souza", "Ana Souza", "By Ana Souza"),
        ("By Ana Souza, Reuters", "Ana Souza", "By Ana Souza"),
        ("By Ana Souza and Nguyễn Văn An", "Ana Souza and Nguyễn Văn An", "By Ana Souza and Nguyễn Văn An"),
        ("By Wolfgang Groß | 3 March 2020", "Wolfgang Groß", "By Wolfgang Groß"),
        ("Author: Kwame Nkrumah-Mensah", "Kwame Nkrumah-Mensah", "Author: Kwame Nkrumah-Mensah"),
        ("Ana Souza, Staff Writer", "Ana Souza", "Ana Souza, Staff Writer"),
        ("Muhammad Irfan Published January 29, 2022 | 11:10 AM", "Muhammad Irfan", "Muhammad Irfan"),
        ("Von Jürgen Groß", "Jürgen Groß", "Von Jürgen Groß"),
        ("Par Maëlle Le Goff", "Maëlle Le Goff", "Par Maëlle Le Goff"),
        ("Por María José Núñez", "María José Núñez", "Por María José Núñez"),
        ("Di Chiara Nò", "Chiara Nò", "Di Chiara Nò"),
        ("Door Jan van der Berg", "Jan van der Berg", "Door Jan van der Berg"),
        ("Autor: Łukasz Żak", "Łukasz Żak", "Autor: Łukasz Żak"),
        ("Автор: Иван Петров", "Иван Петров", "Автор: Иван Петров"),
    ],
)
def test_bylines(text: str, names: str, credit: str) -> None:
    assert byline_in(paragraph(text)) == (names, Span(0, len(credit), credit))


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the storm had passed.",
        "By Monday",
        "By far the best",
        "By Bus to Paris",
        "Von der Leyen besucht Kiew",
        "Von Berlin nach Kiew",
        "Por la paz",
        "Par ailleurs",
        "Di Maria segna due gol",
        "The book was published in 2020 by the press of Łódź.",
        "By " + "A" * 5000,
        "",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert byline_in(paragraph(text)) is None


def test_all_three_with_their_places() -> None:
    text = "Rain in Porto\n\nAna Souza Published January 29, 2022\n\nPORTO (Lusa) - Rain fell on the city all day."
    header = Document(text).header
    assert (header.headline, header.byline, header.dateline) == ("Rain in Porto", "Ana Souza", "PORTO (Lusa) -")
    for span in (header.headline_span, header.byline_span, header.dateline_span):
        assert span and text[span.start : span.end] == span.text


def test_metadata_stand_in_for_what_the_text_has_not() -> None:
    header = Document("Rain fell on the city.", metadata={"title": "Rain in Porto", "authors": "Ana Souza"}).header
    assert (header.headline, header.headline_span, header.byline, header.byline_span) == ("Rain in Porto", None, "Ana Souza", None)


def test_a_headline_may_stand_below_date_and_byline() -> None:
    assert Document("29.01.2022 | 11:10\nVon Jürgen Groß\nRegen in Porto\nEs regnet.").header.headline == "Regen in Porto"


@pytest.mark.parametrize(
    "text", ["", "One line only", "A whole sentence stands here.\n\nAnother one.", "x" * 200 + "\n\nThen a paragraph."]
)
def test_texts_without_a_headline(text: str) -> None:
    assert Document(text).header.headline is None


def test_what_comes_after_the_first_long_paragraph_is_not_the_head() -> None:
    long = "Rain fell on the city and on the river, and on the hills beyond it. " * 4
    assert Document(f"Rain in Porto\n\n{long}\n\nBy Ana Souza\n\nPORTO (Lusa) - More.").header.byline is None
