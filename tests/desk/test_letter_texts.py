"""The texts of our mails at the desk: shown with a real ticket, changed, taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import berlin
from tests.costs.offering import offered_on
from tresen.costs.models import DecisionLink
from tresen.mail.models import LetterText, OutgoingMail
from tresen.mail.wording.letter_text import wording_of
from tresen.mail.wording.ours import Wording, ours
from tresen.mail.wording.text_kinds import FORMS, TEXTS
from tresen.people.models import Person
from tresen.tickets.said import Said

URL = "/desk/house/texts/"
ANSWER = f"{URL}answer/de/"
OWN = {"subject": "Antwort: {ticket_id}", "text": "{words}\r\n\r\n\r\nGruß, {author} ", "after": 0}


def post(client, more="", **changes):
    return client.post(f"{ANSWER}{more}", {**OWN, **changes})


def test_the_list_says_which_are_changed(as_ada):
    assert as_ada.get(URL).content.decode().count("mitgeliefert</span>") == len(TEXTS) * len(FORMS)
    post(as_ada)

    page = as_ada.get(URL).content.decode()
    assert page.count(">geändert</span>") == 1
    assert page.count("wird nicht gesendet") == len(TEXTS)


def test_a_text_is_saved_as_our_files_are_written(as_ada, ada):
    assert post(as_ada).status_code == 302

    assert wording_of("answer", "de") == Wording(OWN["subject"], "{words}\n\nGruß, {author}")
    assert LetterText.objects.get().by == ada


WRONG = [
    ({"text": "{wörter} {author}"}, "„{wörter}“ ist keine Variable dieses Textes."),
    ({"text": "{author}"}, "{words} muss stehen bleiben"),
    ({"text": ""}, "Bitte schreiben Sie einen Text."),
    ({"subject": ""}, "Der Betreff wäre manchmal leer"),
    ({"ticket": "1234-5678"}, "Prüfziffer"),
    ({"ticket": "hallo"}, "Es gibt kein Ticket mit dieser ID."),
    ({"after": "-1"}, ""),
]


@pytest.mark.parametrize("more", ["", "preview/"])
@pytest.mark.parametrize(("changes", "says"), WRONG)
def test_what_is_wrong_is_said_and_not_saved(as_ada, more, changes, says):
    response = post(as_ada, more, **changes)

    assert response.status_code == 400
    assert says in response.content.decode()
    assert not LetterText.objects.exists()


def test_two_who_write_at_once_do_not_overwrite_each_other(as_ada):
    post(as_ada)
    response = post(as_ada, text="{words} {author}, anders")

    assert response.status_code == 409
    assert "Jemand anderes hat diesen Text" in response.content.decode()
    assert "anders" not in wording_of("answer", "de").text


def test_looking_shows_the_typed_text_with_the_newest_ticket_and_saves_nothing(
    as_ada, shop_is_down, mailbox_is_full, kim
):
    mailbox_is_full.answer(Said("Läuft wieder."), by=kim, at=berlin("mon"))
    page = post(as_ada, "preview/").context["preview"]

    assert page.letter.subject == f"Antwort: {mailbox_is_full.shown_id}"
    assert page.letter.text.startswith("Läuft wieder.\n\nGruß, Kim Berger\n")
    assert (page.ticket, page.has_examples) == (mailbox_is_full, False)
    assert not LetterText.objects.exists()


def test_what_was_looked_at_can_be_saved_from_there(as_ada, mailbox_is_full):
    page = post(as_ada, "preview/").content.decode()

    assert f'<form class="stack" method="post" action="{ANSWER}">' in page


def test_a_ticket_of_one_s_choice_without_such_a_mail_is_shown_with_examples(
    as_ada, shop_is_down, mailbox_is_full
):
    shown = post(as_ada, "preview/", ticket=shop_is_down.shown_id).context["preview"]

    assert (shown.ticket, shown.has_examples) == (shop_is_down, True)
    assert "Bitte zuerst den Stecker ziehen." in shown.letter.text
    assert shop_is_down.shown_id in shown.letter.text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("chosen", [True, False])
def test_every_text_can_be_shown(as_ada, mailbox_is_full, kind, form, chosen):
    chosen = {"ticket": mailbox_is_full.shown_id} if chosen else {}
    context = as_ada.get(f"{URL}{kind}/{form}/", chosen).context

    expected = None if TEXTS[kind].is_about_an_account else mailbox_is_full
    assert context["preview"].ticket == expected
    assert "{" not in context["preview"].letter.text


def test_without_a_ticket_the_page_says_so(as_ada):
    assert "Es gibt noch kein Ticket" in as_ada.get(ANSWER).content.decode()


@pytest.mark.parametrize("kind", ["invitation", "password"])
def test_a_text_about_an_account_is_shown_to_oneself_and_opens_nothing(as_ada, ada, kind):
    response = as_ada.get(f"{URL}{kind}/de/")
    framed = as_ada.get(frame_of(response)).content.decode()

    assert "Guten Tag Ada" in framed
    assert 'href="http://127.0.0.1:8000/account/password/reset/key/••••/"' in framed
    assert 'name="ticket"' not in response.content.decode()


def test_a_preview_makes_no_link_that_decides(as_ada, mailbox_is_full, ada, kim):
    mailbox_is_full.sort_as("configuration", by=kim, at=berlin("mon"))
    offered_on(mailbox_is_full, by=ada, at=berlin("mon"))
    DecisionLink.objects.all().delete()
    pages = [as_ada.get(f"{URL}{kind}/de/") for kind in ("costs", "quote")]

    assert all("/decisions/••••/" in page.content.decode() for page in pages)
    assert not DecisionLink.objects.exists()


def frame_of(response):
    page = response.content.decode()
    return page.partition('sandbox src="')[2].partition('"')[0]


def test_the_frame_shows_the_typed_text_by_itself(as_ada, mailbox_is_full):
    framed = as_ada.get(frame_of(post(as_ada, "preview/", text="<script>{words}{author}")))

    assert "&lt;script&gt;" in framed.content.decode()
    assert "<script" not in framed.content.decode()
    assert framed["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


@pytest.mark.parametrize("of", ["", "x:y:z"])
def test_a_frame_that_we_did_not_seal_is_not_shown(as_ada, of):
    assert as_ada.get(f"{ANSWER}html/", {"of": of}).status_code == 404


def test_a_seal_is_for_one_text(as_ada, mailbox_is_full):
    address = frame_of(post(as_ada, "preview/"))

    assert as_ada.get(address).status_code == 200
    assert as_ada.get(address.replace("answer", "question")).status_code == 404


@pytest.mark.parametrize("of", ["nothing/de/", "answer/fr/", "passwords/de/"])
def test_a_text_that_there_is_not(as_ada, of):
    assert as_ada.get(f"{URL}{of}").status_code == 404


def test_ours_comes_back_and_an_old_version_too(as_ada):
    post(as_ada)
    as_ada.post(f"{ANSWER}reset/")
    assert wording_of("answer", "de") == ours("answer", "de")
    as_ada.post(f"{ANSWER}versions/1/again/")

    assert wording_of("answer", "de").subject == OWN["subject"]
    assert [each.is_reset for each in LetterText.objects.all()] == [False, True, False]


def test_a_version_that_cannot_be_sent_any_more_is_not_taken_again(as_ada, ada):
    gone, now = Wording("{ticket_id}", "{gone}"), berlin("mon")
    LetterText.objects.write("answer", "de", gone, after=0, by=ada, at=now)
    assert "lässt sich nicht mehr senden" in as_ada.get(ANSWER).content.decode()
    post(as_ada, after=1)
    as_ada.post(f"{ANSWER}versions/1/again/")

    assert wording_of("answer", "de").subject == OWN["subject"]


def test_the_history_says_what_changed(as_ada):
    post(as_ada)
    post(as_ada, text="{words}\n\nBis bald, {author}", after=1)
    page = as_ada.get(ANSWER).content.decode()

    assert "<del>− Gruß, {author}</del><ins>+ Bis bald, {author}</ins>" in page
    assert "<ins>+ Gruß, {author}</ins>" in page
    assert "Ada" in page and "Fassung 2" in page


def test_looking_writes_nothing(as_ada, mailbox_is_full):
    before = OutgoingMail.objects.count(), Person.objects.count()
    with CaptureQueriesContext(connection) as asked:
        post(as_ada, "preview/")
        as_ada.get(ANSWER)

    assert (OutgoingMail.objects.count(), Person.objects.count()) == before
    written = [each["sql"] for each in asked if each["sql"].startswith(("INSERT", "UPDATE"))]
    assert [sql for sql in written if "session" not in sql] == []


def test_the_page_asks_the_same_for_many_versions_and_letters(as_ada, ada, mailbox_is_full, kim):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            as_ada.get(ANSWER)
        return len(asked)

    post(as_ada)
    mailbox_is_full.answer(Said("Läuft."), by=kim, at=berlin("mon"))
    few = queries()
    for number in range(1, 15):
        post(as_ada, text=f"{{words}} {{author}} {number}", after=number)
        mailbox_is_full.answer(Said("Läuft."), by=kim, at=berlin("mon"))

    assert queries() == few
