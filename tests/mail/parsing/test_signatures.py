import pytest

from tresen.mail.parsing import parse

from .letters import letter, reply_text

SIGNED = {
    "announced": "Es geht.\n\n-- \nErika Muster\nTel. 0221 123\n",
    "space lost": "Es geht.\n\n--\nErika Muster\nTel. 0221 123\n",
    "iPhone": "Es geht.\n\nVon meinem iPhone gesendet\n",
    "telephone, English": "Es geht.\n\nSent from my iPhone",
    "Outlook": "Es geht.\nHolen Sie sich Outlook für Android",
    "Telekom": "Es geht.\nGesendet mit der Telekom Mail App\n",
    "Web.de": "Es geht.\nDiese Nachricht wurde von meinem Android Gerät mit WEB.DE Mail gesendet.",
}


@pytest.mark.parametrize("text", SIGNED.values(), ids=SIGNED)
def test_signature_is_left_out(text):
    assert reply_text(text, answers=False) == "Es geht."


def test_signature_between_text_and_quote_is_left_out():
    text = "Es geht.\n-- \nErika\n\nAm 03.03.26 um 10:11 schrieb Kim:\n> Geht es?\n"

    assert reply_text(text, answers=True) == "Es geht."


KEPT = {
    "drawn line": "Artikel A\n--\n" + "Noch eine Zeile\n" * 12,
    "question below": "Artikel A\n--\nUnd Artikel B?",
    "far from the end": "Oben\n-- \n" + "Zeile\n" * 30,
    "told": "Von meinem iPhone gesendet\nkam gestern eine Mail.",
    "greeting": "Es geht.\n\nViele Grüße\nErika",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_new_text_is_no_signature(text):
    assert reply_text(text, answers=False) == text.strip()


def test_letter_of_nothing_but_a_signature_is_kept():
    assert reply_text("-- \nErika", answers=False) == "-- \nErika"


def test_signature_in_html_is_left_out():
    html = "<p>Es geht.</p><div class='moz-signature'>-- <br>Erika<br>Tel. 0221 123</div>"

    assert parse(letter(html, Content_Type="text/html")).reply_text == "Es geht."
