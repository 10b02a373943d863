"""Two automata that answer each other: it ends, and somebody is told (T8 of the demands)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.mail.post import STRANGER, failure_report, mail, receive
from tresen.mail.leaving.envelope import as_message
from tresen.mail.models import OutgoingMail
from tresen.tickets.models import Event, Ticket

BASHIR = "bashir@business.example"
MOST = 5
SOON = timedelta(seconds=2)


@pytest.fixture(autouse=True)
def posting(house, settings):
    settings.SMTP_URL = "smtp://mail.example"


def deaf(letter, sender):
    """Ignores every header, and changes its subject."""
    return mail(sender, f"Ich bin bald zurück. {letter.pk}", Subject=f"Vorgang {letter.pk}")


def threading(letter, sender):
    """The same, but answers what it got."""
    return mail(sender, f"Danke für Nr. {letter.pk}!", In_Reply_To=letter.rfc_message_id)


def polite(letter, sender):
    """Another Tresen, or whoever else keeps to RFC 3834."""
    headers = {"Auto_Submitted": "auto-replied", "In_Reply_To": letter.rfc_message_id}
    return mail(sender, f"Ihr Ticket {letter.pk}", **headers)


def bouncing(letter, sender):
    """Neither takes our letters, nor the answers to its reports."""
    return failure_report(about=letter.rfc_message_id, to=sender)


def ourselves(letter, sender):
    return mail("support@tresen.example", f"Nr. {letter.pk}")


def returning(letter, sender):
    """An alias that leads back to us, and puts its own address on it."""
    message = as_message(letter)
    message.replace_header("From", sender)
    return message.as_bytes()


def converse(answer, sender):
    """Each letter is answered at once, for as long as there are letters that may leave."""
    receive(mail(sender, "Guten Tag."))
    sent = []
    while len(sent) < 4 * MOST and (letter := next_to(sender)):
        letter.state, letter.sent_at = "sent", timezone.now()
        letter.save()
        sent.append(letter)
        receive(answer(letter, sender))
    return sent


def next_to(sender):
    due = OutgoingMail.objects.filter(to=sender, state="queued", next_try_at__lte=timezone.now())
    return due.order_by("id").first()


@pytest.mark.parametrize("sender", [STRANGER, BASHIR])
@pytest.mark.parametrize("answer", [deaf, threading, polite, bouncing, ourselves, returning])
def test_nobody_exchanges_more_than_five_mails_an_hour_with_us(answer, sender):
    assert 1 <= len(converse(answer, sender)) <= MOST


def test_whoever_ignores_everything_gets_five():
    assert len(converse(deaf, BASHIR)) == MOST


@pytest.mark.parametrize("answer", [threading, polite, bouncing, ourselves, returning])
def test_most_automata_are_not_answered_at_all(answer):
    assert len(converse(answer, BASHIR)) == 1
    assert Ticket.objects.count() == 1


def test_whoever_answers_everything_is_told_of(ada):
    converse(deaf, BASHIR)

    event = Event.objects.get(kind=Event.Kind.MAIL_FLOODED)
    assert ada.pk in event.facts["told"]
    assert OutgoingMail.objects.get(because="too_many").next_try_at > timezone.now()


def test_nothing_of_it_is_lost():
    sent = converse(deaf, BASHIR)

    assert Ticket.objects.count() == len(sent) + 1
    assert OutgoingMail.objects.filter(kind="opened").count() == len(sent) + 1


def test_what_a_person_writes_before_our_letter_left_is_confirmed_each_time():
    for number in range(12):
        receive(mail(BASHIR, f"Und noch etwas: {number}"))

    assert OutgoingMail.objects.filter(to=BASHIR, because="").count() == 12


def wrote(*minutes, **more):
    """Bashir's mails so long ago, each of them confirmed soon after. Gives what he hears now."""
    for ago in minutes:
        moment = timezone.now() - timedelta(minutes=ago)
        times = {"created_at": moment, "leaves_at": moment, "sent_at": moment + SOON}
        confirmation = receive(mail(BASHIR, f"Vor {ago} Minuten.")).ticket.letters
        confirmation.update(state="sent", because="", **times, **more)
    return receive(mail(BASHIR, "Und jetzt.")).ticket.letters.get()


@pytest.mark.parametrize(
    ("before", "because"),
    [
        ([60, 45, 30, 15], ""),
        ([65, 52, 39, 26, 13], ""),
        ([62, 40, 30, 20, 10], ""),
        ([50, 40, 30, 20, 10], "too_many"),
        ([5, 4, 3, 2, 1], "too_many"),
    ],
)
def test_who_writes_now_and_then_is_never_held_up(before, because):
    assert wrote(*before).because == because


def test_letters_that_no_mail_brought_are_no_sign_of_an_automaton():
    assert wrote(50, 40, 30, 20, 10, event=None).because == ""


def test_whoever_waits_hears_of_us_as_soon_as_the_hour_has_room():
    late = wrote(50, 40, 30, 20, 10)
    later = receive(mail(BASHIR, "Und noch etwas.")).ticket.letters.get()

    ten_minutes = pytest.approx(timedelta(minutes=10), abs=timedelta(minutes=1))
    assert late.leaves_at - late.created_at == ten_minutes
    assert later.leaves_at - late.leaves_at == ten_minutes
