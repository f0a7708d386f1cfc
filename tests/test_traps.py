"""What tools of this kind are known to get wrong: sound text that tempts them. All default rules look; none may say a word."""

from __future__ import annotations

import pytest

from lint import check_text, fix_text

EN = "The council of Ústí met on Tuesday and talked about the old bridge, which has been closed since the flood of last spring."
DE = "Der Stadtrat von Gürsu traf sich am Dienstag und sprach über die alte Brücke, die seit dem Hochwasser im Frühling geschlossen ist."
FR = "Le conseil de la ville s'est réuni mardi et a parlé du vieux pont, qui est fermé depuis la crue du printemps dernier."
SILENT_ON_ALL = {"missing-date", "short-text"}  # true of each of these texts: they are short and bear no day


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{EN} McGill and DeSantis met LinkedIn's people; an iPhone rang at eBay in KwaZulu.", id="inner capitals"),
        pytest.param(
            "Inkulumo kaGigaba ngoLwesihlanu yezwakala kwaZulu; abantu base eThekwini bayilalela, kanti ngoMgqibelo bayixoxa.",
            id="isiZulu has capitals inside words",
        ),
        pytest.param(f"{EN} Joly and Lavrov met Stepanov; Pavlov and July had nothing to do with it.", id="names near words"),
        pytest.param(f"{EN} B2B firms paid R120bn at the G20 in the year of COVID-19 and of the Boeing 737-800.", id="digits in words"),
        pytest.param(f"{EN} “We shall see,” she said. “If a < b, then AT&T wins.”", id="a less-than sign and curly quotation marks"),
        pytest.param("市议会星期二开会，讨论了去年春天洪水以来关闭的旧桥。“我们会看到的，”她说（笑）。", id="full-width punctuation"),
        pytest.param(f"{EN}\n\n“The bridge is old.”\n\n(The mayor was not there.)", id="no end mark after a closing mark"),
        pytest.param(f"{FR}\n\n« On verra. »", id="a quotation at the end is no menu"),
        pytest.param(f"{DE} Die, die die Brücke brauchen, warten; das das Wasser mitnahm, bleibt fort.", id="die die"),
        pytest.param(f"{FR} Nous nous sommes dit que vous vous étiez trompés.", id="nous nous"),
        pytest.param(f"{EN} He had had enough, and knew that that was so.", id="had had"),
        pytest.param(f"{EN} They flew to New York, New York, heard Duran Duran and went on to Baden-Baden.", id="names said twice"),
        pytest.param(
            f"{EN}\n\n“We have waited long.\n\n“Nobody came to see the bridge.\n\n“Now we go ourselves,” the mayor said.",
            id="a quotation over three paragraphs",
        ),
        pytest.param(f"{DE} „Wir warten“, sagte sie, „seit einem Jahr.“", id="the German mark that closes is the English one that opens"),
        pytest.param(f"{EN} The ’90s were the farmers’ time; ’tis the lads’ song.", id="apostrophes that close nothing"),
        pytest.param(f"{EN}\n\nEditor's note: An earlier version of this article gave the wrong year.", id="an editor's note is content"),
        pytest.param(f"{EN}\n\nCorrection: The bridge was built in 1931, not in 1913.", id="a correction is content"),
        pytest.param(f"{EN} He does a price-determining job for the vice-president and the Franco-German board.", id="hyphens"),
        pytest.param("अध्यक्ष ने मंगलवार को पुराने पुल के बारे में बात की, जो पिछले वसंत की बाढ़ के बाद से बंद है।", id="Indic vowel signs"),
        pytest.param(
            f"{EN} The share of those who comment, print or email is small; advertisement pays for the tags.", id="labels in prose"
        ),
        pytest.param(f"{EN}\n\n{DE}".replace("\n\n", "\n"), id="single line breaks between paragraphs"),
        pytest.param(f"{EN} It costs 5 000 € – about 20 % more – at 7 °C.".replace(" €", "\u00a0€"), id="a fixed blank before a unit"),
        pytest.param(
            f"{FR} « Attention ! » dit-elle : « où est-il ? »".replace(" !", "\u00a0!").replace(" :", "\u00a0:"), id="French blanks"
        ),
        pytest.param(f"{EN} The letter said “we was robbd” [sic] and “goverment” (sic) and no more.", id="sic"),
        pytest.param(f"{EN} He said “no tengo nada que decir” and left.", id="quoted speech in another language"),
        pytest.param(f"{EN} « Je ne sais pas quoi dire », he said.", id="quoted French"),
        pytest.param(f"{EN} The treaty of 3 March 1975 and that of 31 January 2031 were named.", id="days of events"),
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    said = {f.rule: f.text for f in check_text(text) if f.rule not in SILENT_ON_ALL}
    if text.startswith(EN) and "\n" in text and DE in text:
        said.pop("foreign-paragraph", None)
    assert said == {}
    assert fix_text(text, unsafe=True).text == text


def test_the_attribution_of_a_report_is_shown_and_kept() -> None:
    text = f"{EN}\n\nWith files from the Example Press"
    assert [(f.rule, f.severity, len(f.fixes)) for f in check_text(text) if f.rule not in SILENT_ON_ALL] == [("attribution", "info", 0)]


@pytest.mark.parametrize("blank", [" ", "\u00a0"])
def test_a_hidden_address_inside_a_sentence_is_never_taken_out_or_made_up(blank: str) -> None:
    text = f"{EN}\n\n[email{blank}protected] on the bridge: “I believe it will open.”"
    assert "obfuscated-email" in {f.rule for f in check_text(text)}
    assert fix_text(text, unsafe=True).text == text.replace("\u00a0", " ")


def test_a_pointer_of_a_large_file_store_is_no_article() -> None:
    text = "version https://git-lfs.github.com/spec/v1\noid sha256:0123456789abcdef\nsize 12345\n"
    assert "not-content" in {f.rule for f in check_text(text)}
