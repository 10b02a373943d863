"""A thousand mails through a real Postfix and out of a real Dovecot, and SIGKILL at random moments:
each mail is one ticket, and each sender hears of it once.

As in `tresen serve`, listener and fetcher are threads of one process and die together.
"""

import secrets
import smtplib
from collections import Counter
from random import Random

import pytest
from django.conf import settings
from django.utils import timezone

from tests.mail.dovecot import running_dovecot
from tests.mail.pickups.mailboxes import Account, connect_and_confirm
from tests.mail.post import SUPPORT, mail
from tests.mail.postfix import postfix, required
from tests.mail.processes import running, wait_until
from tests.mail.sink import free_port, mail_server
from tresen.mail.models import IncomingMail, OutgoingMail
from tresen.tickets.models import Ticket

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

MAILS = 1000
BY_POSTFIX = set(range(0, MAILS, 2))
BOTH_WAYS = set(range(0, MAILS, 20))
BY_DOVECOT = set(range(1, MAILS, 2)) | BOTH_WAYS
# In each round some mails are handed over, and somebody dies before all of them are done.
ROUNDS = 10
PORTION = MAILS // ROUNDS
# Each mail is received, then filed, and then its letter is sent.
STEPS = 3


@pytest.fixture
def account(house):
    with running_dovecot() as server:
        yield Account(server, "anna")


@pytest.fixture
def around(account, database_url):
    """The sink behind Postfix, Postfix itself, and our processes that are killed."""
    required()
    connect_and_confirm(account)
    port = free_port()
    with mail_server() as (sink, url), postfix(ours=port, others=url.rpartition(":")[2]) as server:
        environ = {"DATABASE_URL": database_url, "SMTP_URL": server.url}
        environ["TRESEN_SECRET_KEY"] = settings.SECRET_KEY
        with (
            running("tresen.cli.listen", "--smtp-port", str(port), **environ) as intake,
            running("tresen.cli.work", **environ) as worker,
        ):
            yield sink, server, [intake, worker]


def test_a_thousand_mails_are_a_thousand_tickets_and_letters(around, account):
    sink, server, processes = around
    live_through(seeded(), server, account, processes)
    wait_until(lambda: everything_is_done(sink))
    wait_until(lambda: not account.subjects())

    assert Ticket.objects.count() == MAILS
    assert readers(sink) == Counter({caller(number): 1 for number in range(MAILS)})
    assert doubled(sink) <= marked()
    assert ways() == expected_ways()
    assert IncomingMail.objects.filter(source="imap").count() == len(BY_DOVECOT)
    assert IncomingMail.objects.balance() == {"filed": MAILS, "ignored": repeats()}
    assert filed(account) == sorted(map(subject, BY_DOVECOT))


def seeded():
    """Where it fails, pytest shows this line."""
    seed = secrets.randbelow(10**6)
    print(f"The moments of the kills come from Random({seed}).")
    return Random(seed)


def live_through(dice, server, account, processes):
    victims = processes * (ROUNDS // len(processes))
    dice.shuffle(victims)
    for start, victim in zip(range(0, MAILS, PORTION), victims, strict=True):
        numbers = range(start, start + PORTION)
        account.deliver(*(letter(number) for number in numbers if number in BY_DOVECOT))
        send(server.port, [number for number in numbers if number in BY_POSTFIX])
        moment = STEPS * dice.uniform(start, start + PORTION)
        wait_until(lambda moment=moment: steps_done() >= moment)
        victim.kill_and_start_again()


def caller(number):
    return f"caller{number}@elsewhere.example"


def subject(number):
    return f"Nummer {number}"


def letter(number):
    """With all that Postfix would add to it: it must be the same mail on both ways."""
    known = {"Date": "Mon, 02 Mar 2026 10:00:00 +0100", "Subject": subject(number)}
    return mail(caller(number), Message_ID=f"<{number}@elsewhere.example>", **known)


def send(port, numbers):
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as server:
        for number in numbers:
            server.sendmail(caller(number), [SUPPORT], letter(number))


def steps_done():
    """Of a mail that came twice the second does not count."""
    mails = IncomingMail.objects.exclude(state="ignored")
    sent = OutgoingMail.objects.filter(state="sent").count()
    return mails.count() + mails.filter(state="filed").count() + sent


def everything_is_done(sink):
    # What was cut off waits for its lease to run out; we do not.
    OutgoingMail.objects.filter(state="sending").update(next_try_at=timezone.now())
    is_filed = not IncomingMail.objects.waiting().exists()
    return is_filed and steps_done() == STEPS * MAILS and len(letters_at(sink)) == MAILS


def letters_at(sink):
    return Counter(letter["Message-ID"] for letter in sink.mails)


def readers(sink):
    """How many different letters each of them got."""
    return Counter(to for to, _ in {(each["To"], each["Message-ID"]) for each in sink.mails})


def doubled(sink):
    return {name for name, times in letters_at(sink).items() if times > 1}


def marked():
    return set(OutgoingMail.objects.filter(repeated=True).values_list("rfc_message_id", flat=True))


def ways():
    """Which mail has a receipt from where."""
    return set(IncomingMail.objects.values_list("subject", "source"))


def expected_ways():
    by_postfix = {(subject(number), "lmtp") for number in BY_POSTFIX}
    return by_postfix | {(subject(number), "imap") for number in BY_DOVECOT}


def repeats():
    return IncomingMail.objects.exclude(same_as=None).count()


def filed(account):
    with account.opened() as box:
        box.folder.set("Filed", readonly=True)
        return sorted(each.subject for each in box.fetch(mark_seen=False, headers_only=True))
