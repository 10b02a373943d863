"""A stranger who opens more tickets than a person does, and the mail cannon (T6 of the demands)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.mail.post import STRANGER, mail, receive, take
from tests.rivals import alone, until_somebody_waits
from tresen.house.models import Provider
from tresen.mail.arriving.filing import file_all
from tresen.mail.leaving import caps
from tresen.mail.models import IncomingMail, OutgoingMail
from tresen.tickets.models import Event, Message, Notice, Ticket
from tresen.tickets.said import Said

BASHIR = "bashir@business.example"


@pytest.fixture(autouse=True)
def posting(settings):
    settings.SMTP_URL = "smtp://mail.example"


def flood(number, sender=STRANGER, **headers):
    """So many mails one after the other, each about something else."""
    headers = {"Subject": "Thema {}"} | headers
    for each in range(number):
        numbered = {name: text.format(each) for name, text in headers.items()}
        take(mail(sender.format(each), f"Das ist Nummer {each}.", **numbered))
    file_all()
    return Ticket.objects.order_by("id")


def test_a_stranger_opens_five_tickets_in_ten_minutes(house):
    tickets = flood(7)

    assert tickets.count() == 5
    assert tickets.last().messages.count() == 3
    gathered = IncomingMail.objects.filter(reason="gathered")
    assert {(each.outcome, each.ticket) for each in gathered} == {("replied", tickets.last())}


def test_what_is_gathered_keeps_its_words_and_what_it_was_about(house):
    text = flood(6).last().messages.last().text

    assert text == "Thema 5\n\nDas ist Nummer 5."


def test_the_clock_goes_on_from_the_oldest(house):
    ticket = flood(8).last()

    assert ticket.clock == "running"
    assert ticket.reckoning().deadline.message == ticket.messages.first().pk


def test_after_a_while_there_is_room_again(house):
    tickets = flood(6)
    tickets.update(opened_at=timezone.now() - timedelta(minutes=11))

    assert receive(mail(STRANGER, "Noch einmal.")).outcome == "opened"


def test_ten_an_hour_and_thirty_a_day(house):
    hour, day = timedelta(minutes=20), timedelta(hours=2)
    flood(5).update(opened_at=timezone.now() - hour)
    flood(5, Subject="Weiteres {}")
    Ticket.objects.update(opened_at=timezone.now() - hour)
    assert receive(mail(STRANGER, "Eins.")).reason == "gathered"

    Ticket.objects.update(opened_at=timezone.now() - day)
    assert receive(mail(STRANGER, "Zwei.")).outcome == "opened"


def test_where_all_are_closed_another_one_opens(house, kim):
    for ticket in flood(5):
        ticket.close(Said("Spam."), result="unsolved", by=kim, at=timezone.now())

    assert receive(mail(STRANGER, "Nein!")).outcome == "opened"


@pytest.mark.django_db(transaction=True)
def test_where_staff_close_the_newest_meanwhile_the_one_before_takes_it(house, kim):
    *_, other, newest = flood(5)
    with ThreadPoolExecutor(1) as worker:
        with transaction.atomic():
            newest.close(Said("Spam."), result="unsolved", by=kim, at=timezone.now())
            filing = worker.submit(alone(receive), mail(STRANGER, "Nein!"))
            until_somebody_waits()
        filed = filing.result()

    assert (filed.outcome, filed.reason, filed.ticket) == ("replied", "gathered", other)


@pytest.mark.parametrize("sender", [BASHIR, "kim@tresen.example", "p{}@elsewhere.example"])
def test_whom_we_know_and_a_crowd_may_open_more(house, sender):
    assert flood(7, sender).count() == 7


@pytest.fixture
def small_domains(monkeypatch):
    """So that a test need not write a thousand mails."""
    monkeypatch.setattr(caps, "TICKETS_OF_DOMAIN", ((caps.SHORT, 6), (caps.HOUR, 8)))


def test_random_names_of_one_domain_are_gathered_for_staff(house, small_domains):
    tickets = flood(9, "p{}@elsewhere.example")

    assert tickets.count() == 6
    gathered = tickets.last().messages.exclude(audience="customer")
    assert [each.text for each in gathered][-1] == "Thema 8\n\nDas ist Nummer 8."
    assert {each.side for each in gathered} == {"third_party"}
    assert OutgoingMail.objects.filter(kind="opened").count() == 6
    assert Event.objects.filter(kind=Event.Kind.MAIL_FLOODED).count() == 1


def test_whose_ticket_gathers_them_is_not_asked_about_the_others(house, small_domains):
    ticket = flood(9, "p{}@elsewhere.example").last()

    assert ticket.messages.awaiting_admission().exists()
    assert not ticket.doubts_for(ticket.contact)


@pytest.mark.parametrize("sender", ["p{}@gmx.de", "p@elsewhere{}.example"])
def test_names_of_many_houses_are_not(house, small_domains, sender):
    assert flood(9, sender).count() == 9


def test_another_domain_is_not_gathered_with_them(house, small_domains):
    flood(7, "p{}@elsewhere.example")

    assert receive(mail("anna@other.example")).outcome == "opened"


def test_after_a_while_the_domain_has_room_again(house, small_domains):
    flood(7, "p{}@elsewhere.example").update(opened_at=timezone.now() - timedelta(minutes=11))

    assert receive(mail("anna@elsewhere.example")).outcome == "opened"


def test_a_thousand_callers_of_one_house_open_a_ticket_each():
    assert min(number for _, number in caps.TICKETS_OF_DOMAIN) > 1_000


def test_in_one_name_that_others_use_neither(house):
    Provider.objects.update(trusted_authserv_ids=["mx.tresen.example"])
    head = "mx.tresen.example; dmarc=fail header.from=business.example"
    tickets = flood(7, BASHIR, Authentication_Results=head)

    assert tickets.count() == 5
    assert not Message.objects.public().exists()
    assert not tickets.filter(participants__isnull=False).exists()


def test_those_in_charge_are_told_once(house, ada, lea):
    flood(9)

    event = Event.objects.get(kind=Event.Kind.MAIL_FLOODED)
    assert set(event.facts["told"]) == {ada.pk, lea.pk}
    assert Notice.objects.filter(event=event).count() == 2


def test_a_thousand_people_whose_address_was_given_hear_one_short_word_each(house):
    hostile = "Klick http://evil.example/{}"
    flood(40, "victim{}@elsewhere.example", Subject=hostile)

    letters = OutgoingMail.objects.filter(kind="opened")
    assert letters.values("to").distinct().count() == letters.count() == 40
    assert not letters.filter(text__contains="evil").exists()
    assert not letters.filter(html__contains="evil").exists()
    assert not letters.filter(subject__contains="evil").exists()
    assert max(len(letter.text) for letter in letters) < 1000


def test_one_of_them_hears_no_more_than_a_few(house):
    flood(60, Subject="Klick http://evil.example/{}")

    assert OutgoingMail.objects.filter(to=STRANGER).count() == 5


def statements(number):
    with CaptureQueriesContext(connection) as captured:
        flood(number, Subject="Weiter {}")
    return len(captured)


def test_the_hundredth_mail_costs_no_more_than_the_tenth(house):
    flood(10)
    early = statements(20)
    flood(100, Subject="Immer weiter {}")

    assert statements(20) <= early
