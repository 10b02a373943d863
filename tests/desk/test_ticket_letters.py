"""Why did, or did I not, get this mail."""

import pytest
from django.utils import timezone

from tests.cast import berlin
from tests.mail.post import mail, receive
from tresen.desk.history import LETTERS, STATES
from tresen.desk.letter_words import (
    BECAUSE,
    CAME_BACK,
    CANNOT_GO,
    PROMISES,
    STAGES,
    TROUBLES,
    UNWRITTEN,
)
from tresen.mail.leaving.journal import KEEPS
from tresen.mail.leaving.retrying import CannotGo
from tresen.mail.models import OutgoingMail, Stage, Withheld
from tresen.mail.returning.undelivered import Why
from tresen.people.models import Address
from tresen.tickets.said import Said

CODES = {value for name, value in vars(CannotGo).items() if name.isupper()}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (LETTERS, OutgoingMail.Kind),
        (KEEPS, OutgoingMail.Kind),
        (STATES, OutgoingMail.State),
        (BECAUSE, OutgoingMail.Because),
        (UNWRITTEN, Withheld.Reason),
        (STAGES, Stage.What),
        (TROUBLES, Address.Trouble),
        (CAME_BACK, Why),
        (CANNOT_GO, CODES),
        (PROMISES, set(KEEPS.values()) - {""}),
    ],
    ids=["letters", "keeps", "states", "because", "unwritten", "stages", "troubles", "came back",
         "cannot go", "promises"],
)  # fmt: skip
def test_everything_that_can_be_is_said_in_words(words, codes):
    assert set(words) == set(codes)
    assert all(map(str, words)) and all(str(each) for each in words.values() if each != "")


def journal(client, ticket):
    return client.get(f"/desk/tickets/{ticket.shown_id}/letters/").content.decode()


def test_each_letter_stands_below_its_fact_with_its_promise(as_kim, kim, shop_is_down):
    shop_is_down.answer(Said("Wir schauen."), by=kim, at=timezone.now())
    page = journal(as_kim, shop_is_down)

    assert page.index("hat das Ticket eröffnet") < page.index("Bestätigung an bashir@")
    assert page.index("Bestätigung an bashir@") < page.index("Antwort an bashir@")
    assert "Wir antworten in der zugesagten Zeit." in page


def test_what_came_back_or_was_kept_says_why(as_kim, kim, shop_is_down):
    OutgoingMail.objects.update(state="failed", last_error="552 5.2.2 Mailbox full")

    assert "Das Postfach ist voll." in journal(as_kim, shop_is_down)


def test_so_does_what_was_never_written(as_kim, house):
    ticket = receive(mail("bashir@business.example", Auto_Submitted="auto-generated")).ticket

    page = journal(as_kim, ticket)
    assert "Nicht geschrieben" in page
    assert "Die Mail kam von einem Programm" in page


def test_the_ticket_leads_there(as_kim, shop_is_down):
    page = as_kim.get(f"/desk/tickets/{shop_is_down.shown_id}/").content.decode()

    assert f"/desk/tickets/{shop_is_down.shown_id}/letters/" in page


def test_the_ticket_says_whose_letters_come_back_and_why(as_kim, shop_is_down):
    Address.objects.get(email="bashir@business.example").suffer("no_such", at=berlin("mon"))
    OutgoingMail.objects.update(state="failed", last_error="550 5.1.1 User unknown")
    page = as_kim.get(f"/desk/tickets/{shop_is_down.shown_id}/").content.decode()

    assert "Briefe kommen zurück" in page
    assert "Nicht zugestellt an bashir@business.example: Diese Adresse gibt es nicht." in page


def test_customers_see_nothing_of_it(as_bashir, shop_is_down):
    assert as_bashir.get(f"/desk/tickets/{shop_is_down.shown_id}/letters/").status_code == 404


def test_the_number_of_queries_does_not_grow(
    as_kim, kim, shop_is_down, django_assert_max_num_queries
):
    for words in ("Eins", "Zwei", "Drei", "Vier"):
        shop_is_down.answer(Said(words), by=kim, at=timezone.now())

    with django_assert_max_num_queries(12):
        journal(as_kim, shop_is_down)
