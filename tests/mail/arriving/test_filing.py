from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.mail.post import STRANGER, mail, receive, take
from tests.rivals import alone, until_somebody_waits
from tresen.mail.arriving.filing import file_all, file_now, try_again
from tresen.mail.models import IncomingMail
from tresen.tickets.models import Ticket
from tresen.tickets.said import Said

BASHIR = "bashir@business.example"


def test_the_same_mail_twice_is_one_ticket_and_a_pointer(house):
    first, second = receive(mail(BASHIR)), receive(mail(BASHIR))

    assert (second.state, second.outcome, second.reason) == ("ignored", "duplicate", "came_twice")
    assert (second.same_as, second.ticket) == (first, first.ticket)
    assert Ticket.objects.count() == 1


def test_one_mail_to_two_of_our_addresses_is_one_ticket(house):
    first = receive(b"Received: by a.example\n" + mail(BASHIR), "support@tresen.example")
    second = receive(b"Received: by b.example\n" + mail(BASHIR), "notfall@tresen.example")

    assert (second.outcome, second.ticket) == ("duplicate", first.ticket)


@pytest.mark.parametrize("boxes", [["support", "notfall"], ["notfall", "support"]])
def test_one_mail_to_our_address_for_emergencies_is_one_whichever_came_first(nordlicht, boxes):
    first, second = (receive(mail(BASHIR), f"{box}@tresen.example") for box in boxes)

    ticket = Ticket.objects.get()
    assert (first.ticket, second.ticket, ticket.kind) == (ticket, ticket, "emergency")
    assert ticket.due_at - ticket.opened_at < timedelta(minutes=31)


def test_what_staff_said_stands_when_the_same_mail_comes_as_an_emergency(nordlicht, kim):
    receive(mail(BASHIR)).ticket.sort_as("question", by=kim, at=timezone.now())
    receive(mail(BASHIR), "notfall@tresen.example")

    assert Ticket.objects.get().kind == "question"


@pytest.mark.parametrize("message_id", ["<a@b.example>", "", None])
def test_other_words_are_another_mail_whatever_their_message_id(house, message_id):
    first = receive(mail(BASHIR, "Der Drucker brennt.", Message_ID=message_id))
    second = receive(mail(BASHIR, "Der Keller brennt.", Message_ID=message_id))

    assert (first.outcome, second.outcome) == ("opened", "opened")
    assert first.ticket != second.ticket


SAME_OR_NOT = [
    ({}, {}, 1),
    ({"Date": "Mon, 2 Mar 2026 10:00:00 +0100"}, {"Date": "Mon, 2 Mar 2026 10:00:01 +0100"}, 2),
    ({"Cc": "a@b.example"}, {}, 2),
    ({"Received": "by a.example"}, {"Received": "by b.example"}, 1),
    ({"Message_ID": "<a@b.example>"}, {"Message_ID": "<a@b.example>"}, 1),
    ({"Message_ID": "<a@b.example>"}, {"Message_ID": "<c@b.example>"}, 2),
    ({"Message_ID": "<a@b.example>", "Subject": "Eins"}, {"Message_ID": "<a@b.example>"}, 2),
]


@pytest.mark.parametrize(("first", "second", "tickets"), SAME_OR_NOT)
def test_only_what_was_written_once_is_one_mail(house, first, second, tickets):
    receive(mail(BASHIR, **first))
    receive(mail(BASHIR, **second))

    assert Ticket.objects.count() == tickets
    assert IncomingMail.objects.count() == 2


@pytest.mark.parametrize("subject", ["", None, "   "])
def test_a_mail_without_a_subject_is_named_by_its_words(house, subject):
    assert receive(mail(BASHIR, Subject=subject)).ticket.subject.startswith("Guten Tag")


@pytest.mark.parametrize(
    "text", ["", "\x00", "\x1b[2J", "\ud83d".encode("utf-8", "surrogatepass").decode("latin-1")]
)
def test_a_mail_that_says_nothing_still_opens(house, text):
    assert receive(mail(BASHIR, text)).outcome == "opened"


def test_who_writes_nothing_is_answered_in_a_whole_sentence(nordlicht):
    letter = receive(mail(BASHIR, "", Subject="")).ticket.letters.get()

    assert letter.subject == f"ohne Betreff [{letter.ticket.shown_id}]"
    assert "Ihr Anliegen „ohne Betreff“ ist bei uns angekommen." in letter.text


def test_what_follows_on_a_ticket_without_a_subject_is_named_by_its_words(nordlicht, kim):
    ticket = receive(mail(BASHIR, "", Subject="")).ticket
    ticket.close(Said("Ihre Mail war leer."), result="solved", by=kim, at=timezone.now())
    letter = ticket.letters.get(kind="closed")
    heads = {"Subject": f"AW: {letter.subject}", "In_Reply_To": letter.rfc_message_id}

    assert receive(mail(BASHIR, "Die Domain läuft aus.", **heads)).ticket.subject.startswith("Die")


@pytest.mark.parametrize("broken", ["\r", "\n ", "\x85", "\u2028", "\0", "\x0b", "=?utf-8?q?=0A?="])
def test_no_subject_breaks_a_line_of_the_confirmation(house, broken):
    hostile = f"Eins{broken}Bcc: victim@elsewhere.example"
    letter = receive(mail(BASHIR, Subject=hostile)).ticket.letters.get()

    assert len(letter.subject.splitlines()) == 1


def test_a_parked_mail_is_filed_once_its_cause_is_gone(house, kim):
    with nowhere_to_put_tickets():
        parked = receive(mail(BASHIR))
    filed = try_again(parked, by=kim)

    assert (parked.state, parked.reason) == ("parked", "not_understood")
    assert parked.error
    assert (filed.state, filed.outcome, filed.error) == ("filed", "opened", "")
    assert IncomingMail.objects.balance() == {"filed": 1}


@contextmanager
def nowhere_to_put_tickets():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE tickets_ticket RENAME TO lost")
        yield
        cursor.execute("ALTER TABLE lost RENAME TO tickets_ticket")


def test_trying_again_what_is_filed_changes_nothing(house, kim):
    filed = receive(mail(BASHIR))
    again = try_again(filed, by=kim)

    assert (again.outcome, again.message) == ("opened", filed.message)
    assert Ticket.objects.count() == 1


def test_one_bad_mail_among_ten_is_parked_alone(house):
    for number in range(10):
        take(mail("" if number == 4 else BASHIR, f"Nummer {number}"))
    file_all()

    assert IncomingMail.objects.balance() == {"filed": 9, "parked": 1}


def test_received_is_filed_and_parked_and_ignored(house):
    for sender in [BASHIR, BASHIR, STRANGER, "", "support@tresen.example"]:
        take(mail(sender))
    file_all()

    assert IncomingMail.objects.balance() == {"filed": 2, "parked": 1, "ignored": 2}
    assert sum(IncomingMail.objects.balance().values()) == IncomingMail.objects.count()


def test_filing_one_that_is_filed_says_what_became_of_it(house):
    kept = take(mail(BASHIR))
    file_all()

    assert file_now(kept).outcome == "opened"


@pytest.mark.django_db(transaction=True)
def test_four_workers_file_every_mail_once(house):
    for number in range(40):
        take(mail(BASHIR, f"Nummer {number // 2}"))
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(alone(lambda _: file_all()), range(4)))

    assert IncomingMail.objects.balance() == {"filed": 20, "ignored": 20}
    assert Ticket.objects.count() == 20


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_somebody_is_filing_is_waited_for(house):
    kept = take(mail(BASHIR))
    with ThreadPoolExecutor(3) as workers:
        filed = list(workers.map(alone(file_now), [kept] * 3))

    assert {mail.outcome for mail in filed} == {"opened"}
    assert len({mail.ticket_id for mail in filed}) == 1


@pytest.mark.django_db(transaction=True)
def test_a_batch_stands_in_nobodys_way_while_it_waits(house):
    """Who moves words locks two tickets by id; here the mails came the other way round."""
    first, second = (receive(mail(BASHIR, text)).ticket for text in ("Eins.", "Zwei."))
    take(mail(BASHIR, "Drei.", In_Reply_To=second.letters.get().rfc_message_id))
    take(mail(BASHIR, "Vier.", In_Reply_To=first.letters.get().rfc_message_id))
    with ThreadPoolExecutor(1) as worker:
        with transaction.atomic():
            first.lock()
            filing = worker.submit(alone(file_all))
            until_somebody_waits()
            lock_soon(second)
        filing.result()

    assert [ticket.messages.count() for ticket in (first, second)] == [2, 2]


def lock_soon(ticket):
    """Before PostgreSQL would see that two wait for each other, and send one of them away."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '700ms'")
    ticket.lock()
