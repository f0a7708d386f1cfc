"""What the rules about boilerplate promise together: credit is kept, content stays, articles are left alone."""

import pytest

from lint.document import Document, Place
from lint.edits import Safety
from lint.linter import PlannedRules
from lint.phrases.credits import picture_credits
from lint.phrases.stampline import stamp_weight
from lint.plan import Plan, RuleSpec
from lint.registry import registry

NAMES = sorted(r.name for r in registry().values() if r.group == "boilerplate")
KEPT = ("attribution", "byline", "copyright-line", "paywall-notice", "furniture-line", "template-line")
LINTER = PlannedRules(Plan(tuple(RuleSpec(name) for name in NAMES), "2024-06-15"))

POEM = "Lantern\n\nO lantern,\nlow on the sand,\nwho lit you\nand left?\n\nHome\nis where\nthe boats are not."
RECIPE = (
    "Apple cake from Jämtland\n\nIngredients\n4 apples\n200 g flour\n2 eggs\n1 tsp salt\n\nMethod\nPeel the apples and "
    "cut them.\nBake for 40 min."
)
RESULTS = (
    "Results\n\nFK Vojvodina - FK Čukarički 2:1\nHajduk Split - Rijeka 0:0\nLech Poznań - Cracovia 3:2\n\nAll games were "
    "played on Sunday evening in the rain, and none of them had to be stopped."
)
TRANSCRIPT = "Q: When did you hear of it?\nA: On Monday.\nQ: Who told you?\nA: My sister, Photo.\nQ: And then?\nA: I went home."
NAMES_LIST = "Nguyễn Thị Lan\nOlumide Adeyemi\nJuan Pérez Gómez\nAnna-Liisa Mäkinen\nŁukasz Żak\nМария Иванова"
ADVERTISING = (
    "Advertising in Lagos\n\nAdvertisement is an old trade there. The advertisement on the bridge was painted by hand in "
    "1961, and the man who painted it is still alive."
)
LETTERS = (
    "Newsletters are back\n\nNewsletters are read by more people each year, a study from Ghent says. Subscribe to one, "
    "and you will be sent three more."
)
NOTES = (
    "The dam is full\n\nThe dam near Asuán is full for the first time.\n\nEditor's note: The dam had another name in an "
    "earlier version.\n\nCorrection: It is 111 metres high."
)


@pytest.mark.parametrize("text", [POEM, RECIPE, RESULTS, TRANSCRIPT, NAMES_LIST, ADVERTISING, LETTERS, NOTES])
def test_articles_are_left_alone(text: str) -> None:
    told = LINTER.survey(Document(text, Place("a.txt"))).hits
    assert {name: [text[h.start : h.end] for h in hits] for name, hits in told.items()} == {}


def test_what_is_credit_is_shown_only() -> None:
    text = (
        "By Ana Souza, Diário do Porto\nUpdated 19 Nov 2021, 9:41 pm\nIt rained for nine days in Recife, and on the "
        "tenth the sun came out.\n"
        "With files from The Canadian Press\n© 2021 Diário do Porto\nAlready a subscriber? Log in"
    )
    told = LINTER.survey(Document(text, Place("a.txt"))).hits
    assert set(told) == {"byline", "attribution", "copyright-line", "paywall-notice"}
    assert not [hit for hits in told.values() for hit in hits if hit.fixes]


@pytest.mark.parametrize("name", KEPT)
def test_information_never_changes_a_text(name: str) -> None:
    rule = registry()[name].rule
    assert rule.severity == "info" or name == "template-line"
    for text in (POEM, f"{POEM}\n© 2021 X\nBy Ana Souza\nRead more"):
        for hit in LINTER.survey(Document(text, Place("a.txt"))).hits.get(name, ()):
            assert all(fix.safety is Safety.SHOW for fix in hit.fixes)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ana Souza/Reuters",
        "© Vesna / Milica Petrović",
        "(Foto: dpa)",
        "Foto: PAP/Łukasz Żak",
        "Фото: Мария Иванова / ТАСС",
        "Crédit photo : Zoé Lefèvre",
        "Photo by Olumide Adeyemi/Getty Images",
        "Ana Souza | Getty Images",
        "APA/Jürgen Groß",
        "Image copyright Getty Images",
        "— Foto: Getty Images",
        "(foto Ansa)",
        "(File photo)",
        "Imagen de archivo",
        "(Photo d’illustration)",
    ],
)
def test_credits_of_many_houses(line: str) -> None:
    assert list(picture_credits(line)) == [(0, len(line))]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: it was taken at dawn",
        "Photo Nguyen runs the shop",
        "Bild: Ein Kind malt den Hafen",
        "AP and Reuters sent reporters",
        "Anna / Bertil / Carla",
        "Sport, AP style and other matters of taste were on the programme of the day",
        "He sold the picture to Getty Images",
        "Source: a clerk of the court",
        "Foto Ansaldo",
        "Archivbilder",
        "1:0 Żak (Lech), 2:0 Souza",
    ],
)
def test_sentences_and_lists_are_no_credits(line: str) -> None:
    assert list(picture_credits(line)) == []


@pytest.mark.parametrize(
    ("line", "weight"),
    [
        ("Updated 19 Nov 2021, 9:41 pm", 2),
        ("Stand: 3.2.2021, 14:00 Uhr", 2),
        ("Mis à jour le 3 mars 2021 à 14h05", 2),
        ("Опубликовано 3 марта 2021, 14:05", 2),
        ("Publicado el 3 de marzo de 2021", 2),
        ("Nov. 20, 2021 6:02 AM EST", 2),
        ("18 NOV 2021", 1),
        ("3 марта 2021", 1),
        ("3 March 2021 Lagos", 0),
        ("Updated plans for 2021", 0),
        ("In 1984", 0),
        ("2:1", 0),
        ("May", 0),
    ],
)
def test_stamps(line: str, weight: int) -> None:
    assert stamp_weight(line) == weight


def test_placeholder_goes_only_where_nothing_hangs_on_it() -> None:
    inside = Document("Write to [email\u00a0protected] soon.", Place("a.txt"))
    alone = Document("The office is open.\nE-Mail: [email protected]\nIt closes at nine.", Place("a.txt"))
    assert [hit.fixes for hit in LINTER.survey(inside).hits["obfuscated-email"]] == [()]
    (hit,) = LINTER.survey(alone).hits["obfuscated-email"]
    (edit,) = hit.fixes[0].edits
    assert alone.text[: edit.start] + alone.text[edit.end :] == "The office is open.\nIt closes at nine."
    assert hit.fixes[0].safety is Safety.UNSAFE
