import pytest

from tresen.mail.parsing import parse
from tresen.mail.parsing.html_text import html_to_text

from .letters import HTML, PLAIN, letter, multipart


def test_plain_form_of_a_choice_is_the_text():
    mail = parse(multipart(f"{PLAIN}Hallo Welt", f"{HTML}<p>Hallo <b>Welt</b>", kind="alternative"))

    assert mail.text == "Hallo Welt"
    assert mail.html == "<p>Hallo <b>Welt</b>"


@pytest.mark.parametrize("plain", ["", " \n\n", "\xa0"])
def test_empty_plain_form_does_not_hide_the_other(plain):
    mail = parse(multipart(PLAIN + plain, f"{HTML}<p>Es brennt.</p>", kind="alternative"))

    assert mail.text == mail.reply_text == "Es brennt."


def test_stub_as_plain_form_does_not_hide_the_other():
    html = f"{HTML}<p>Es brennt im Keller, im Flur und auf dem Dach, bitte kommen Sie schnell.</p>"
    mail = parse(multipart(f"{PLAIN}Nur HTML.", html, kind="alternative"))

    assert "Es brennt im Keller" in mail.text
    assert "Nur HTML." in mail.text


def test_plain_form_of_signs_alone_is_not_lost():
    html = f"{HTML}<p>Eins zwei drei vier fünf sechs.</p>"

    assert "👍" in parse(multipart(f"{PLAIN}👍", html, kind="alternative")).text


PICTURE = "Content-Type: image/png; name=Foto.png\nContent-ID: <image001.png@01DC>\n\nbytes"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Hier:\n[cid:image001.png@01DC]", "Hier:\n[Foto.png]"),
        ("[cid:other@01DC]", "[cid:other@01DC]"),
        ("[cid:" * 50_000, "[cid:" * 50_000),
    ],
)
def test_the_place_of_a_picture_bears_its_name(written, read):
    mail = parse(multipart(PLAIN + written, PICTURE, kind="related"))

    assert mail.text == mail.reply_text == read


def test_html_alone_is_readable():
    mail = parse(letter("<p>Es&nbsp;brennt &amp; raucht</p>", Content_Type="text/html"))

    assert mail.text == "Es brennt & raucht"


def test_text_around_a_picture_is_all_there():
    picture = "Content-Type: image/png\nContent-Disposition: inline; filename=a.png\n\nx"
    mail = parse(multipart(f"{PLAIN}Davor", picture, f"{PLAIN}Danach"))

    assert mail.text == "Davor\n\nDanach"
    assert mail.attachments[0].inline


def test_footer_of_a_list_joins_the_html():
    mail = parse(multipart(f"{HTML}<p>Hallo</p>", f"{PLAIN}Liste <x>"))

    assert mail.html == "<p>Hallo</p>\n<p>Liste &lt;x&gt;</p>"


def test_choice_that_holds_pictures_keeps_them():
    related = (
        "Content-Type: multipart/related; boundary=inner\n\n"
        "--inner\nContent-Type: text/html\n\n<p>Hallo <img src='cid:logo@x'></p>\n"
        "--inner\nContent-Type: image/png; name=logo.png\nContent-ID: <logo@x>\n\nbytes\n--inner--"
    )
    mail = parse(multipart(f"{PLAIN}Hallo", related, kind="alternative"))

    assert mail.text == "Hallo"
    assert [(one.filename, one.inline) for one in mail.attachments] == [("logo.png", True)]


def test_signed_letter_shows_its_text_and_keeps_its_signature():
    signature = "Content-Type: application/pgp-signature\n\n-----BEGIN PGP SIGNATURE-----"
    mail = parse(multipart(f"{PLAIN}Hallo", signature, kind="signed"))

    assert mail.text == "Hallo"
    assert mail.attachments[0].content_type == "application/pgp-signature"


@pytest.mark.parametrize(
    "disposition", ["attachment", "attachment; filename=a.txt", "inline; filename=a.txt"]
)
def test_enclosed_text_is_no_text_of_the_letter(disposition):
    mail = parse(multipart(f"{PLAIN}Hallo", f"Content-Disposition: {disposition}\n\nProtokoll"))

    assert mail.text == "Hallo"
    assert mail.attachments[0].content == b"Protokoll"


def test_flowed_text_is_joined():
    body = "Ein langer \nSatz.\n> zi \n> tiert\n-- \nErika\n"
    mail = parse(letter(body, Content_Type="text/plain; format=flowed"))

    assert mail.text == "Ein langer Satz.\n> zi tiert\n-- \nErika\n"


def test_flowed_text_without_spaces_is_joined():
    body = "Druckerpatro \nne\n"
    mail = parse(letter(body, Content_Type="text/plain; format=flowed; delsp=yes"))

    assert mail.text == "Druckerpatrone\n"


def test_large_text_is_never_cut():
    body = "Zeile mit Wörtern\n" * 100_000

    assert parse(letter(body)).text == body


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<a href="https://evil.example/x">Ihre Bank</a>', "Ihre Bank <https://evil.example/x>"),
        ('<a href="https://a.example/">https://a.example</a>', "https://a.example"),
        ('<a href="mailto:x@a.example">X</a>', "X"),
        ('<a href="https://a.example/"><img src="cid:1"></a>', ""),
    ],
)
def test_a_link_says_where_it_leads_unless_its_words_do(html, text):
    assert html_to_text(html) == text
