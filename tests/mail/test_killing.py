"""Listener and worker end by SIGKILL at every step: nothing is lost, and nothing doubled."""

import smtplib
from collections import Counter

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.mail.post import STRANGER, SUPPORT, mail, take
from tests.mail.processes import running, wait_until
from tests.mail.sink import free_port, mail_server
from tresen.mail.arriving.filing import file_all
from tresen.mail.models import IncomingMail, OutgoingMail
from tresen.tickets.models import Ticket

pytestmark = pytest.mark.django_db(transaction=True)

MAILS = 20
ERIKA = "erika@ondemand.example"


def number_of(state):
    return IncomingMail.objects.filter(state=state).count()


def letters(state):
    return OutgoingMail.objects.filter(state=state).count()


STEPS = {
    "a call is taken": lambda: ProcrastinateJob.objects.filter(status="doing").exists(),
    "some mails are filed": lambda: number_of("filed"),
    "a letter is on its way": lambda: letters("sending"),
    "some letters are sent": lambda: letters("sent"),
}


@pytest.fixture
def worker(house, database_url):
    with mail_server(pause=0.03) as (sink, url):
        for number in range(MAILS):
            take(mail(f"caller{number}@elsewhere.example", f"Nummer {number}"))
        environ = {"DATABASE_URL": database_url, "SMTP_URL": url}
        with running("tresen.cli.work", **environ) as process:
            process.sink = sink
            yield process


def everything_is_done():
    # What was cut off waits for its lease to run out; we do not.
    OutgoingMail.objects.filter(state="sending").update(next_try_at=timezone.now())
    return number_of("filed") == MAILS and letters("sent") == MAILS


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_a_worker_killed_at_a_step_loses_and_doubles_nothing(worker, step):
    wait_until(STEPS[step])
    worker.kill_and_start_again()
    wait_until(everything_is_done)

    delivered = Counter(letter["Message-ID"] for letter in worker.sink.mails)
    once = OutgoingMail.objects.filter(repeated=False)
    assert Ticket.objects.count() == MAILS
    assert set(delivered) == set(OutgoingMail.objects.values_list("rfc_message_id", flat=True))
    assert {delivered[letter.rfc_message_id] for letter in once} == {1}


def test_a_worker_killed_at_every_step_in_turn_loses_and_doubles_nothing(worker):
    for reached in STEPS.values():
        wait_until(reached)
        worker.kill_and_start_again()
    wait_until(everything_is_done)

    delivered = Counter(letter["Message-ID"] for letter in worker.sink.mails)
    marked = set(
        OutgoingMail.objects.filter(repeated=True).values_list("rfc_message_id", flat=True)
    )
    assert (Ticket.objects.count(), len(delivered)) == (MAILS, MAILS)
    assert {each for each, times in delivered.items() if times > 1} <= marked


def test_a_worker_that_is_asked_to_end_leaves_no_job_behind(worker):
    wait_until(everything_is_done)

    assert worker.end() == 0
    assert not ProcrastinateJob.objects.filter(status="doing").exists()


def deliver(raw, port):
    """As an MTA does it: again and again, until it is taken."""
    return wait_until(lambda: taken(raw, port))


def taken(raw, port):
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=10) as server:
            server.sendmail(STRANGER, [SUPPORT], raw)
    except (OSError, smtplib.SMTPException):
        return False
    return True


TALK = ["before the address", "after the address", "while the text is sent", "after the text"]


def test_a_killed_listener_has_stored_what_it_acknowledged_and_takes_the_rest_once(
    house, database_url
):
    port = free_port()
    arguments = ["--smtp-port", str(port)]
    with running("tresen.cli.listen", *arguments, DATABASE_URL=database_url) as listener:
        for step in TALK:
            # Of a contact: mails of a stranger are gathered.
            deliver(mail(ERIKA, f"vorher: {step}"), port)
            with smtplib.SMTP("127.0.0.1", port, timeout=10) as server:
                speak_until(step, server, mail(ERIKA, step))
                listener.kill_and_start_again()
            deliver(mail(ERIKA, step), port)
    file_all()

    assert Ticket.objects.count() == 2 * len(TALK)


def speak_until(step, server, raw):
    server.ehlo()
    server.mail(STRANGER)
    if step != "before the address":
        server.rcpt(SUPPORT)
    if step in ("while the text is sent", "after the text"):
        server.putcmd("DATA")
        server.getreply()
        server.send(raw.replace(b"\n", b"\r\n"))
    if step == "after the text":
        server.send(b".\r\n")
