"""Before an answer goes out, its writer sees the whole letter."""

from tests.cast import berlin
from tresen.mail.models import LetterText, OutgoingMail
from tresen.mail.wording.ours import Wording


def shown(client, page, ticket, **typed):
    return client.post(page(ticket, "preview/"), typed)


def test_an_answer_is_shown_with_what_the_letter_adds(as_kim, shop_is_down, page):
    letter = shown(as_kim, page, shop_is_down, kind="answer", text="Es **läuft** wieder.")

    assert "Es <strong>läuft</strong> wieder." in letter.content.decode()
    assert "Kim Berger" in letter.content.decode()
    assert shop_is_down.shown_id in letter.content.decode()


def test_the_house_s_own_text_stands_around_the_words(as_kim, shop_is_down, page, ada):
    wording = Wording("Re: {subject} [{ticket_id}]", "Moin!\n\n{words}\n\n{author}")
    LetterText.objects.write("answer", "de", wording, after=0, by=ada, at=berlin("mon"))

    assert "Moin!" in shown(as_kim, page, shop_is_down, text="Hallo").content.decode()


def test_closing_words_are_shown_with_their_result(as_kim, shop_is_down, page):
    letter = shown(
        as_kim, page, shop_is_down, kind="closure", text="Fertig.", result="solved"
    ).content.decode()

    assert "Fertig." in letter and "Gelöst" in letter


def test_nothing_is_written_and_nothing_may_run(as_kim, shop_is_down, page):
    letters = OutgoingMail.objects.count()
    letter = shown(as_kim, page, shop_is_down, text="<script>alert(1)</script>Hallo")

    assert letter["Content-Security-Policy"].startswith("sandbox;")
    assert "<script>" not in letter.content.decode()
    assert OutgoingMail.objects.count() == letters
    assert not shop_is_down.messages.filter(side="staff").exists()


def test_the_form_offers_it_and_says_why(as_kim, shop_is_down, page):
    ticket = as_kim.get(page(shop_is_down)).content.decode()

    assert f'formaction="{page(shop_is_down, "preview/")}"' in ticket
    assert "Was der Brief hinzufügt, etwa Ihren Namen, zeigt die Vorschau." in ticket
