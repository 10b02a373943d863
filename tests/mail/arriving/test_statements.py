"""What filing a mail asks of the database: a count is the same on every machine."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.mail.post import mail, receive, take
from tresen.house.models import Mailbox
from tresen.mail import identity
from tresen.mail.arriving.filing import file_batch

BASHIR = "bashir@business.example"


def statements(texts, **headers):
    for text in texts:
        take(mail(BASHIR, text, **headers), headers["To"])
    with CaptureQueriesContext(connection) as captured:
        assert file_batch() == len(texts)
    return len(captured)


@pytest.fixture
def reply_address(house):
    ticket = receive(mail(BASHIR)).ticket
    return identity.reply_address(ticket, Mailbox.objects.main())


def each_more(**headers):
    few, many = ["eins", "zwei"], ["drei", "vier", "fünf", "sechs", "sieben", "acht"]
    return (statements(many, **headers) - statements(few, **headers)) / 4


def test_one_more_mail_that_opens_a_ticket_costs_less_than_thirty(reply_address):
    assert each_more(To="support@tresen.example") < 30


def test_one_more_mail_that_answers_costs_less_than_thirty_five(reply_address):
    assert each_more(To=reply_address, Subject="Re: Drucker brennt") < 35
