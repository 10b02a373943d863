"""A thousand mails through a real Postfix, and SIGKILL for listener and worker at random moments:
each mail is one ticket, and each sender hears of it once."""

import smtplib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.db.models import Count, Q
from django.utils import timezone

from tests.mail.post import SUPPORT, mail
from tests.mail.postfix import postfix, required
from tests.mail.processes import running, wait_until
from tests.mail.sink import free_port, mail_server
from tresen.mail.models import IncomingMail, OutgoingMail
from tresen.tickets.models import Ticket

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

MAILS = 1000
CONNECTIONS = 4
KILLS = 8
# Each mail is received, then filed, and then its letter is sent.
STEPS = 3 * MAILS
STRIDE = 50


@pytest.fixture
def around(house, database_url):
    """The sink behind Postfix, Postfix itself, and our listener and worker."""
    required()
    port = free_port()
    with mail_server() as (sink, url), postfix(ours=port, others=url.rpartition(":")[2]) as server:
        environ = {"DATABASE_URL": database_url, "SMTP_URL": server.url}
        with (
            running("tresen.cli.listen", "--smtp-port", str(port), **environ) as listener,
            running("tresen.cli.work", **environ) as worker,
        ):
            yield sink, server, [listener, worker]


def test_a_thousand_mails_are_a_thousand_tickets_and_letters(around):
    sink, server, processes = around
    dice = Random()
    with ThreadPoolExecutor(CONNECTIONS) as senders:
        sent = senders.map(lambda start: send(server.port, start), range(CONNECTIONS))
        kills = set(dice.sample(range(0, STEPS, STRIDE), KILLS))
        for reached in range(0, STEPS, STRIDE):
            wait_until(lambda reached=reached: steps_done() >= reached)
            if reached in kills:
                dice.choice(processes).kill_and_start_again()
        list(sent)
    wait_until(everything_is_done)
    wait_until(lambda: len(letters_at(sink)) == MAILS)

    assert Ticket.objects.count() == MAILS
    assert set(OutgoingMail.objects.values_list("to", flat=True)) == set(map(caller, range(MAILS)))
    assert doubled(sink) <= marked()


def caller(number):
    return f"caller{number}@elsewhere.example"


def send(port, start):
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as server:
        for number in range(start, MAILS, CONNECTIONS):
            raw = mail(caller(number), f"Nummer {number}")
            server.sendmail(caller(number), [SUPPORT], raw)


def steps_done():
    """Of a mail that came twice because we died before we said so, the second does not count."""
    filed = Count("pk", filter=Q(state="filed"))
    mails = IncomingMail.objects.filter(same_as=None).aggregate(steps=Count("pk") + filed)
    return mails["steps"] + OutgoingMail.objects.filter(state="sent").count()


def everything_is_done():
    # What was cut off waits for its lease to run out; we do not.
    OutgoingMail.objects.filter(state="sending").update(next_try_at=timezone.now())
    return steps_done() >= STEPS and not IncomingMail.objects.waiting().exists()


def letters_at(sink):
    return Counter(letter["Message-ID"] for letter in sink.mails)


def doubled(sink):
    return {name for name, times in letters_at(sink).items() if times > 1}


def marked():
    repeated = OutgoingMail.objects.filter(repeated=True)
    return set(repeated.values_list("rfc_message_id", flat=True))
