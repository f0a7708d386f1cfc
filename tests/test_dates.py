"""Days named in a text, and the one on which it appeared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.dates.labels import label
from lint.dates.mention import MOST, mentions, places, short_mentions
from lint.dates.names import MONTHS, WEEKDAYS
from lint.dates.order import dates_in
from lint.dates.outside import date_in_value, in_address, in_file_name
from lint.dates.publication import date_evidence, publication_date
from lint.document import Document, Place

BODY = (
    "\n\nThe council of Ústí met on Tuesday to talk about the bridge, which has been closed since the flood. Its members want to open it "
    "again before the summer, and the engineers agree with them on most points of the plan."
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29 January 2022", "2022-01-29"),
        ("29th January, 2022", "2022-01-29"),
        ("January 29, 2022", "2022-01-29"),
        ("Jan. 29th, 2022", "2022-01-29"),
        ("29-Jan-2022", "2022-01-29"),
        ("2022-01-29T11:10:00Z", "2022-01-29"),
        ("2022/01/29", "2022-01-29"),
        ("29.1.2022", "2022-01-29"),
        ("29. 1. 2022", "2022-01-29"),
        ("Samstag, den 29. Jänner 2022", "2022-01-29"),
        ("le 1er février 2022", "2022-02-01"),
        ("29 de enero de 2022", "2022-01-29"),
        ("29 gennaio 2022", "2022-01-29"),
        ("29 de março de 2022", "2022-03-29"),
        ("29 maart 2022", "2022-03-29"),
        ("29 stycznia 2022 r.", "2022-01-29"),
        ("29 января 2022 года", "2022-01-29"),
        ("29 січня 2022", "2022-01-29"),
        ("2022年1月29日", "2022-01-29"),
        ("15 नवंबर 2022", "2022-11-15"),
        ("2022 m. sausio 29 d.", "2022-01-29"),
        ("11/28/2021", "2021-11-28"),
        ("31.2.2022", "2022-02-31"),
    ],
)
def test_a_day_is_read(text: str, day: str) -> None:
    assert [m.iso for m in mentions(f"({text}) said")] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "in January 2022",
        "since 2022",
        "version 10.1.2020.3",
        "call 030/12-1-20201",
        "192.168.1.2022.1",
        "vol. 12, May be 2020",
        "5 things 2022",
        "no year: 29 January",
        "\ud83d 2020 \ud83d",
        "",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert mentions(text) == []


def test_places_are_code_points_and_weekdays_are_seen() -> None:
    text = "🚢 Ústí: sobota, 29 stycznia 2022"
    (day,) = mentions(text)
    assert (text[day.start : day.end], text[day.weekday_start : day.start]) == ("29 stycznia 2022", "sobota, ")
    assert day.weekday == day.day_of_week == 6


def test_two_digit_years_need_a_whole_number_beside_them() -> None:
    assert [m.iso for m in short_mentions("3.2.21 and 03/02/98, not 1.2.34.5 or 10.10.10%")] == ["2021-02-03", "1998-02-03"]


def test_tables_of_names_are_whole() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert set(WEEKDAYS.values()) == set(range(1, 8))
    assert (MONTHS["mai"], MONTHS["listopada"], MONTHS["ноября"], WEEKDAYS["miércoles"]) == (5, 11, 11, 3)


@pytest.mark.parametrize(
    ("text", "day", "assumed"),
    [
        ("on 03/04/2021", "2021-04-03", True),
        ("on 03.04.2021", "2021-04-03", False),
        ("on 03/04/2021 and 03/25/2021", "2021-03-04", False),
        ("on 03/04/2021 and 25/03/2021", "2021-04-03", False),
        ("on Thursday 03/04/2021", "2021-03-04", False),
        ("on 11/08/2023, two days after November 6, 2023", "2023-11-08", False),
        ("Updated 03/04/2021 10:46 PM", "2021-03-04", False),
        ("Updated 03/04/2021 10:46 pm GMT", "2021-04-03", True),
    ],
)
def test_day_or_month_first_is_what_the_document_says(text: str, day: str, assumed: bool) -> None:
    first = dates_in(Document(text, metadata={"language": "en"}))[0]
    assert (first.iso, first.assumed) == (day, assumed)


def test_only_english_is_written_both_ways() -> None:
    first = dates_in(Document("el 03/04/2021", metadata={"language": "es"}))[0]
    assert (first.iso, first.assumed) == ("2021-04-03", False)


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("Published: ", "published"),
        ("Последнее обновление: ", "updated"),
        ("Stand: ", "field"),
        ("Geboren am ", "never"),
        ("© ", "never"),
        ("Nkechi Obi says: ", "other"),
        ("Nkechi Obi, ", ""),
    ],
)
def test_labels(before: str, kind: str) -> None:
    assert label(before) == kind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bridge to open\n\nNkechi Obi Published January 29, 2022 | 11:10 AM" + BODY, "2022-01-29"),
        ("Bridge to open\n\nUpdated 5 February 2021\n\nPublished 3 February 2021" + BODY, "2021-02-03"),
        ("Bridge to open\n\nWednesday, February 3, 2021\n\nBy Nkechi Obi" + BODY, "2021-02-03"),
        ("Bridge to open" + BODY + "\n\nThis report by the Example Press was first published Feb. 3, 2021.", "2021-02-03"),
        ("WASHINGTON (UrduPoint News / Sputnik - 29th January, 2022) " + BODY.strip(), "2022-01-29"),
        ("date 2022-01-10 According to Zoë Nuñez, " + BODY.strip(), "2022-01-10"),
        ("Die Brücke öffnet\nVon Jürgen Groß\nStand: 3.2.2021, 14:00 Uhr" + BODY, "2021-02-03"),
        ("Le pont rouvre\n\nPublié le 2 novembre 2023 à 16h17" + BODY, "2023-11-02"),
        ("El puente abre\n\nActualizado: 3 feb. 2021" + BODY, "2021-02-03"),
        ("MADRID, 3 Feb. 2021 (EUROPA PRESS) - " + BODY.strip(), "2021-02-03"),
        ("Il ponte riapre\n\ndi Chiara Nò, 3 febbraio 2021" + BODY, "2021-02-03"),
        ("A ponte reabre\n\n03/02/2021 às 10h45" + BODY, "2021-02-03"),
        ("De brug gaat open\n\nGeplaatst op 3 februari 2021" + BODY, "2021-02-03"),
        ("Most znów otwarty\n\nOpublikowano: 03.02.2021" + BODY, "2021-02-03"),
        ("МОСКВА, 3 февраля 2021 г. /ТАСС/. " + BODY.strip(), "2021-02-03"),
        ("Мост снова открыт\n\n3 февраля 2021, 10:45" + BODY, "2021-02-03"),
        ("Bridge to open\n\n3.2.21" + BODY, "2021-02-03"),
        ("Bridge to open\n\nposted by zoë on February 3, 2021" + BODY, "2021-02-03"),
        ("El puente abre\n\nmiércoles 3 de febrero de 2021" + BODY, "2021-02-03"),
        ("Die Brücke öffnet\n\nGespeichert von groß am 3. Februar 2021 - 18:44" + BODY, "2021-02-03"),
    ],
)
def test_the_day_of_publication_is_found(text: str, day: str) -> None:
    assert Document(text).date == day


@pytest.mark.parametrize(
    "tail",
    [
        "\n\n© 2021 Example Press",
        "\n\nThe bridge was built on 3 March 1975.",
        "\n\nBorn: 3 March 1975",
        "\n\nThe concert takes place on 3 March 2025 at 19:00.",
        "\n\n— Zoë Nuñez (@zoe) March 3, 2021",
        "\n\nWhat happened on 3 March 2021",
        "\n\nDie Konferenz beginnt am 3. März 2021",
        "\n\nLa conférence commence le 3 mars 2021",
        "\n\nLa conferencia empieza el 3 de marzo de 2021",
        "\n\nFixtures\nMonday 3 March 2025\nÚstí v Brno\nTuesday 4 March 2025\nBrno v Praha",
    ],
)
def test_days_of_events_are_not_days_of_publication(tail: str) -> None:
    assert Document("Bridge to open" + BODY + tail).date is None


def test_a_page_is_read_from_its_headline_on() -> None:
    menu = "Bridge in Ústí to open again | The Ústí Mail\n\nMonday 8 March 2021\n\nHome\nSport\n\nWeather\n\n"
    related = "\n\nMore stories\n\nSnow in Chur\n1 March 2021\n\nWind in Brno\n28 February 2021\n\nNkechi Obi says:\n6 March 2021 at 10:00"
    page = f"{menu}Bridge in Ústí to open again\n\nBy Ana Souza\n\n5 March 2021, 10:45{BODY}{BODY}{related}"
    assert Document(page).date == "2021-03-05"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2022-01-29", "2022-01-29"),
        ("2022-01-29 11:10:00+00:00", "2022-01-29"),
        ("Sat, 29 Jan 2022 11:10:00 GMT", "2022-01-29"),
        ("20220129", "2022-01-29"),
        ("20220129T111000", "2022-01-29"),
        ("1643454600", "2022-01-29"),
        ("1643454600000", "2022-01-29"),
        ("01-29-2022", "2022-01-29"),
        ("29.01.22", "2022-01-29"),
        ("2022-02-30", "2022-02-30"),
        ("2022", None),
        ("January 2022", None),
        ("None", None),
        ("", None),
        ("99999999999999999999", None),
    ],
)
def test_values_of_metadata(value: str, day: str | None) -> None:
    found = date_in_value(value)
    assert (found.iso if found else None) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2022/01/29/bridge", "2022-01-29"),
        ("https://a.example/world/2022/jan/29/bridge", "2022-01-29"),
        ("https://a.example/news/bridge-20220129", "2022-01-29"),
        ("https://a.example/news/2022-01-29-bridge.html", "2022-01-29"),
        ("https://a.example/2022/1/9/", "2022-01-09"),
        ("https://a.example/2022/13/41/", None),
        ("https://a.example/article/120220129456", None),
        ("https://2022-01-29.example/bridge", None),
        ("https://[broken", None),
    ],
)
def test_days_in_addresses(url: str, day: str | None) -> None:
    found = in_address(url)
    assert (found.iso if found else None) == day


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("corpus/2022-01-29_bridge.txt", "2022-01-29"),
        ("corpus/bridge-20220129.txt", "2022-01-29"),
        ("corpus/2022/01/29/bridge.txt", "2022-01-29"),
        ("corpus\\2022\\01\\29\\bridge.txt", "2022-01-29"),
        ("crawl-2022-01-29/bridge.txt", None),
        ("000_0c6caa7df6621ad6.txt", None),
    ],
)
def test_days_in_file_names(path: str, day: str | None) -> None:
    found = in_file_name(path)
    assert (found.iso if found else None) == day


def test_the_order_of_trust_and_the_place_of_evidence() -> None:
    text = "Bridge to open\n\nPublished 3 February 2021" + BODY
    everything = Document(
        text, Place("2021-02-05.txt"), metadata={"date": "2021-02-01T08:00:00Z", "url": "https://a.example/2021/02/02/bridge"}
    )
    assert [(e.source, e.day) for e in date_evidence(everything)] == [
        ("metadata", "2021-02-01"),
        ("address", "2021-02-02"),
        ("stamp", "2021-02-03"),
        ("file name", "2021-02-05"),
    ]
    dated = publication_date(Document(text))
    assert dated and dated.source == "stamp"
    assert dated.evidence.span and dated.evidence.span.text == "3 February 2021" and text.index("3 Feb") == dated.evidence.span.start


def test_the_name_of_a_file_of_records_dates_none_of_them() -> None:
    assert Document("The bridge opens.", Place("2021-02-05.jsonl", 1, "7")).date is None


def test_dates_made_up_by_programs_are_passed_over() -> None:
    text = "Bridge to open\n\nPublished 3 February 2021" + BODY
    assert Document(text, metadata={"date": "1970-01-01T00:00:00Z"}).date == "2021-02-03"


def test_an_ambiguous_value_is_read_as_the_address_has_it() -> None:
    record = {"date": "01-02-2014", "url": "https://a.example/2014/01/02/bridge"}
    assert Document("The bridge opens.", metadata=record).date == "2014-01-02"
    assert Document("The bridge opens.", metadata={"date": "01-02-2014"}).date == "2014-02-01"


def test_evidence_without_a_year_is_kept_but_dates_nothing() -> None:
    text = "ROMA, 3 MAR - Il ponte riapre.\n\n— Zoë Nuñez (@zoe) March 1, 2021"
    doc = Document(text)
    assert [(e.source, e.day, e.text) for e in date_evidence(doc)] == [
        ("dateline", None, "ROMA, 3 MAR -"),
        ("post", "2021-03-01", "March 1, 2021"),
    ]
    assert doc.date is None


@pytest.mark.parametrize(
    "piece", ["2", "2020 ", "1.1.2020 ", "1.1.2020\n", "1.1.20\n", "1/2/2020\n", "(", "A ", "By ", "\ud800", "2O20-", "31 "]
)
def test_hostile_texts_come_to_an_end(piece: str) -> None:
    doc = Document(piece * 30_000)
    assert doc.date is None or doc.date == "2020-01-01" or doc.date == "2020-02-01"


@given(st.text(alphabet="0123789lIOo ", max_size=60), st.sampled_from([("17", "18", "19", "20"), ("30", "31"), ("2O", "2o", "l9", "I9")]))
def test_pairs_with_a_digit_are_found_wherever_they_stand(text: str, pairs: tuple[str, ...]) -> None:
    assert places(text, pairs) == [at for at in range(len(text)) if text[at : at + 2] in pairs]


def test_of_a_pair_only_so_many_places_are_taken() -> None:
    assert places("19" * (MOST + 1) + "20", ("19", "20")) == [*range(0, 2 * MOST, 2), 2 * MOST + 2]
