"""A mail without From waits until somebody on the staff says who wrote it."""

import pytest

from tests.mail.post import mail, receive
from tresen.mail.arriving.naming import name_sender
from tresen.mail.models import IncomingMail
from tresen.tickets.models import Ticket

ERIKA = "erika@ondemand.example"


@pytest.fixture
def nameless(house):
    return receive(mail(None, "Mein Postfach ist voll."))


def test_it_is_a_ticket_of_whom_they_name(nameless, kim):
    filed = name_sender(nameless, ERIKA, by=kim)

    assert (filed.outcome, filed.named_sender, filed.again_by) == ("opened", ERIKA, kim)
    assert filed.ticket.contact.email == ERIKA
    assert filed.ticket.letters.get().to == ERIKA


def test_its_hour_is_that_in_which_it_came(nameless, kim):
    filed = name_sender(nameless, ERIKA, by=kim)

    assert filed.ticket.opened_at == nameless.received_at


def test_it_is_filed_and_counted_once(nameless, kim):
    name_sender(nameless, ERIKA, by=kim)
    name_sender(nameless, "bashir@business.example", by=kim)

    assert Ticket.objects.get().contact.email == ERIKA
    assert IncomingMail.objects.balance() == {"filed": 1}


def test_the_name_is_no_proof(nameless, kim):
    filed = name_sender(nameless, ERIKA, by=kim)

    assert not filed.message.is_verified


def test_it_is_kept_and_the_same_mail_comes_to_nothing(nameless, kim):
    name_sender(nameless, ERIKA, by=kim)
    again = receive(mail(None, "Mein Postfach ist voll."))

    assert (again.outcome, again.same_as) == ("duplicate", nameless)


def test_what_was_parked_for_another_reason_keeps_its_sender(nameless, kim):
    IncomingMail.objects.update(reason="not_understood")
    name_sender(nameless, ERIKA, by=kim)

    assert IncomingMail.objects.get().named_sender == ""
