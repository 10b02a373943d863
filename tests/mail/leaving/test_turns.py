"""Letters beyond a cap wait for their turn, and none is lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.mail.post import STRANGER, mail, receive, take
from tests.mail.sink import mail_server
from tests.scenes import scene
from tresen.mail.arriving.filing import file_all
from tresen.mail.health import examine
from tresen.mail.leaving import caps
from tresen.mail.leaving.posting import post_all
from tresen.mail.leaving.retrying import go_now
from tresen.mail.models import OutgoingMail
from tresen.tickets.models import Event, Notice
from tresen.tickets.said import Said

MINUTE = timedelta(minutes=1)
BASHIR = "bashir@business.example"


@pytest.fixture(autouse=True)
def posting(settings):
    settings.SMTP_URL = "smtp://mail.example"


def letters(to):
    return OutgoingMail.objects.filter(to=to)


def had(to, number, *, ticket=None, minutes=1):
    """Their last letter, written so many times: all of them were due some minutes ago."""
    pattern = letters(to).latest("id")
    pattern.event, pattern.ticket = None, ticket
    pattern.leaves_at = pattern.created_at = timezone.now() - minutes * MINUTE
    for _ in range(number):
        pattern.pk, pattern.key = None, uuid4()
        pattern.save(force_insert=True)


@pytest.mark.parametrize(("sender", "room"), [(STRANGER, 5), (BASHIR, 30)])
@pytest.mark.parametrize("beyond", [0, 1])
def test_whom_we_know_may_hear_more_from_us(house, sender, room, beyond):
    receive(mail(sender, "Der erste."))
    had(sender, room - 2 + beyond)
    letter = receive(mail(sender, "Der nächste.")).ticket.letters.get()

    assert letter.because == ("too_many" if beyond else "")


def test_who_writes_in_many_names_of_one_reader_drowns_nobody(house):
    received = [receive(mail(f"victim+{n}@elsewhere.example")) for n in range(6)]
    other = receive(mail("victim2@elsewhere.example")).ticket.letters.get()

    waits = [each.ticket.letters.get().because for each in received]
    assert waits == [*[""] * 5, "too_many"]
    assert other.because == ""


def remind(ticket, kim):
    ticket.ask(Said("Welches Modell?"), by=kim, at=timezone.now())
    ticket.remind(ticket.reminders.first(), by=kim, at=timezone.now())
    return ticket.letters.get(kind="reminder")


@pytest.mark.parametrize(("before", "because"), [(8, ""), (9, "too_many")])
def test_ten_letters_on_a_ticket_are_enough_for_ten_minutes(printer, kim, before, because):
    had(BASHIR, before, ticket=printer)

    assert remind(printer, kim).because == because


def test_all_letters_together_have_a_cap(house, monkeypatch):
    monkeypatch.setattr(caps, "LETTERS_IN_ALL", ((caps.SHORT, 3), (caps.HOUR, 4), (caps.DAY, 5)))
    waits = [
        receive(mail(f"p{number}@elsewhere.example")).ticket.letters.get().because
        for number in range(5)
    ]

    assert waits == ["", "", "", "too_many", "too_many"]
    assert letters("p4@elsewhere.example").get().leaves_at > timezone.now() + 59 * MINUTE


def test_a_letter_that_waits_is_written_and_knows_its_time(house):
    receive(mail(STRANGER, "Der erste."))
    had(STRANGER, 4)
    letter = receive(mail(STRANGER, "Der zweite.")).ticket.letters.get()

    assert (letter.state, letter.because) == ("queued", "too_many")
    assert 8 * MINUTE < letter.next_try_at - letter.created_at <= 10 * MINUTE


def post(settings):
    with mail_server() as (sink, settings.SMTP_URL):
        post_all()
    return [sent["To"] for sent in sink.mails]


@pytest.fixture
@scene
def late(house):
    """A stranger's sixth letter, whose time has come."""
    receive(mail(STRANGER, "Der erste."))
    had(STRANGER, 5)
    letter = receive(mail(STRANGER, "Der zweite.")).ticket.letters.get()
    OutgoingMail.objects.filter(pk=letter.pk).update(next_try_at=timezone.now())
    OutgoingMail.objects.exclude(pk=letter.pk).update(state="sent")
    return letter


def test_it_leaves_as_soon_as_there_is_room(late, settings):
    OutgoingMail.objects.exclude(pk=late.pk).update(leaves_at=timezone.now() - 20 * MINUTE)

    assert post(settings) == [STRANGER]
    late.refresh_from_db()
    assert (late.state, late.because) == ("sent", "")
    assert late.leaves_at > late.created_at


def test_it_looks_again_once_its_time_has_come(late, settings):
    assert post(settings) == []
    late.refresh_from_db()
    assert (late.because, late.next_try_at > timezone.now()) == ("too_many", True)


def test_a_person_need_not_wait_with_it(late, kim, settings):
    go_now(late, by=kim, at=timezone.now())

    assert post(settings) == [STRANGER]


def test_words_of_staff_never_wait(printer, kim):
    had(BASHIR, 200, ticket=printer)
    printer.answer(Said("Ziehen Sie den Stecker."), by=kim, at=timezone.now())
    printer.close(Said("Gelöscht."), result="solved", by=kim, at=timezone.now())

    spoken = printer.letters.filter(kind__in=["answer", "closed"])
    assert list(spoken.values_list("because", flat=True)) == ["", ""]


def test_where_nothing_is_sent_nothing_waits(house, settings):
    settings.SMTP_URL = ""
    for number in range(7):
        receive(mail(STRANGER, f"Nummer {number}"))

    assert not letters(STRANGER).exclude(because="").exists()


def test_staff_is_told_once_and_health_says_so(house, ada):
    receive(mail(STRANGER, "Der erste."))
    had(STRANGER, 4)
    for number in range(3):
        receive(mail(STRANGER, f"Nummer {number}"))

    assert Event.objects.filter(kind=Event.Kind.MAIL_FLOODED).count() == 1
    assert Notice.objects.filter(person=ada, event__kind=Event.Kind.MAIL_FLOODED).count() == 1
    found = {each.code: each for each in examine(at=timezone.now())}
    assert (found["flood"].is_fine, found["flood"].number) == (False, 3)
    assert found["outgoing"].is_fine


def test_a_letter_costs_one_question_about_room_and_a_batch_one_more(house):
    for number in range(6):
        take(mail(f"p{number}@elsewhere.example"))
    with CaptureQueriesContext(connection) as captured:
        file_all()

    asked = [each["sql"] for each in captured if "leaves_at" in each["sql"].partition("WHERE")[2]]
    assert len(asked) == 7
