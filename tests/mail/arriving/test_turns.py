"""Mailboxes take turns, and in each of them the senders: nobody waits for somebody else's flood."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.mail.post import STRANGER, SUPPORT, mail
from tests.rivals import alone
from tresen.mail.arriving import attempts
from tresen.mail.arriving.filing import file_all, file_batch
from tresen.mail.arriving.intake import LARGE, Envelope, store
from tresen.mail.models import IncomingMail

EMERGENCY = "notfall@tresen.example"
BASHIR = "bashir@business.example"
FLOOD = 2 * attempts.BATCH
# So long ago that it is free again in a moment.
ALMOST = attempts.MOMENT - timedelta(seconds=0.5)


def take(sender=STRANGER, to=SUPPORT, number=1, text="Nummer {}"):
    """The keys of so many mails, in the order in which they came."""
    envelopes = [Envelope("smtp", sender.format(each), (to,)) for each in range(number)]
    mails = [
        store(mail(envelope.sender, text.format(each)), envelope)
        for each, envelope in enumerate(envelopes)
    ]
    return [each.pk for each in mails]


def states(keys):
    return set(IncomingMail.objects.filter(pk__in=keys).values_list("state", flat=True))


def test_whoever_writes_after_a_flood_is_filed_with_the_next_batch(house):
    take(number=FLOOD)
    other = take(BASHIR)
    file_batch()

    assert states(other) == {"filed"}


@pytest.mark.parametrize("sender", ["<>", "", "p{}@elsewhere.example"])
def test_so_is_another_mailbox_whatever_names_the_flood_bears(house, sender):
    take(sender, number=FLOOD)
    other = take(STRANGER, EMERGENCY)
    file_batch()

    assert states(other) == {"filed"}


def test_nobody_waits_for_a_commit_with_many_long_mails(house):
    """None of them is large, and each bears another name."""
    first, *_ = take("p{}@elsewhere.example", number=4, text="{}" + "x" * (LARGE // 2))
    other = take(BASHIR, EMERGENCY)

    assert attempts.take_up() == [first, *other]


def test_a_flood_of_large_mails_lets_the_large_mail_of_another_sender_in_between(house):
    first, *others = take(number=3, text="{}" + "x" * LARGE)
    other = take(BASHIR, text="x" * LARGE)
    file_all()
    filed = IncomingMail.objects.order_by("filed_at").values_list("pk", flat=True)

    assert list(filed) == [first, *other, *others]


def test_where_nobody_else_waits_all_are_filed_as_they_came(house):
    flood = take(number=FLOOD)

    assert attempts.take_up() == flood[: attempts.BATCH]
    IncomingMail.objects.filter(attempts=1).update(state="filed")
    assert attempts.take_up() == flood[attempts.BATCH :]


def test_two_senders_take_turns(house):
    mine, theirs = take(number=4), take(BASHIR, number=3)

    assert attempts.take_up(5) == [mine[0], theirs[0], mine[1], theirs[1], mine[2]]


def test_who_waited_for_nothing_is_not_put_off(house):
    take()
    file_all()
    again = IncomingMail.objects.get(pk=take()[0])

    assert again.turn_at == again.received_at


@pytest.mark.parametrize(("text", "seconds"), [("{}", 1), ("{}" + "\n" * 1_000_000, 3)])
def test_a_second_one_that_waits_comes_as_long_after_the_first_as_it_may_take(house, text, seconds):
    taken = take(number=2, text=text)
    first, second = IncomingMail.objects.filter(pk__in=taken).order_by("id")

    assert second.turn_at - first.turn_at == timedelta(seconds=seconds)


def test_a_long_queue_costs_no_more_statements_than_a_short_one(house):
    take(number=2)
    with CaptureQueriesContext(connection) as few:
        attempts.take_up()
    take(number=FLOOD)
    with CaptureQueriesContext(connection) as many:
        attempts.take_up()

    assert len(many) == len(few)


def test_of_a_sender_whose_mails_somebody_is_filing_nobody_else_takes_any(house):
    take(number=FLOOD)
    attempts.take_up()
    other = take(BASHIR)

    assert [attempts.take_up() for _ in range(2)] == [other, []]
    assert attempts.is_any_left()


@pytest.mark.parametrize("sender", ["", "<>"])
def test_where_the_envelope_names_nobody_two_may_file(house, sender):
    flood = take(sender, number=FLOOD)
    attempts.take_up()

    assert attempts.take_up() == flood[attempts.BATCH :]


def test_whoever_files_waits_until_the_rest_is_to_be_had(house):
    flood = take(number=FLOOD)
    attempts.take_up()
    IncomingMail.objects.filter(attempts=1).update(begun_at=timezone.now() - ALMOST)
    file_all()

    assert states(flood) == {"filed"}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_who_file_at_the_same_time_file_each_mail_and_try_it_once(house):
    take(number=FLOOD)
    take(BASHIR, EMERGENCY, number=3)
    with ThreadPoolExecutor(2) as crew:
        for run in [crew.submit(alone(file_all)) for _ in range(2)]:
            run.result()

    assert IncomingMail.objects.balance() == {"filed": FLOOD + 3}
    assert not IncomingMail.objects.exclude(attempts=1).exists()
