"""The demonstration tells its past by verbs, and keeps quiet for two hours (design.md, 8)."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Sum

from tests.scenes import scene
from tresen.costs.models import Quote
from tresen.costs.quotes.reminding import remind_of_quotes
from tresen.demo.cast import engage
from tresen.demo.stories import tell_all
from tresen.mail.models import OutgoingMail
from tresen.people.models import Person
from tresen.tickets.models import Event, Message, Notice, Reminder, Ticket

OTHER_STARTS = ["2026-03-03T11:15", "2026-03-06T17:30"]
STARTS = [
    "2026-03-02T09:05",
    *(pytest.param(start, marks=pytest.mark.slow) for start in OTHER_STARTS),
]
SHOP, CERTIFICATE = "Onlineshop antwortet mit 502", "Zertifikat von shop.nordlicht.example"


@pytest.fixture(params=STARTS)
def now(db, request):
    return told(start=request.param)


@scene
def told(start):
    started = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    engage()
    tell_all(now=started)
    return started


def kinds(subject):
    ticket = Ticket.objects.get(subject__startswith=subject)
    return list(ticket.events.values_list("kind", flat=True))


def test_its_late_tickets_have_lived_through_all_that(now):
    quiet = now + timedelta(hours=2)
    shop, certificate = kinds(SHOP), kinds(CERTIFICATE)

    passing = [Event.Kind.DEADLINE_NEARED] * 2 + [Event.Kind.DEADLINE_PASSED]
    assert [kind for kind in shop if "deadline" in kind] == passing
    assert (shop[-1], certificate[-1]) == (Event.Kind.STATUS_ASKED, Event.Kind.SALES_INVOLVED)
    assert Ticket.objects.overdue(now).count() == Ticket.objects.overdue(quiet).count() == 2
    assert not Reminder.objects.filter(sent_at=None, due_at__lte=quiet).exists()


def test_nothing_is_mailed_within_two_hours(now):
    quiet = now + timedelta(hours=2)
    assert not Notice.objects.to_be_mailed(quiet).exists()
    letters = OutgoingMail.objects.count()
    Ticket.near_all_due(at=quiet)

    assert not Notice.objects.to_be_mailed(quiet).exists()
    assert OutgoingMail.objects.count() == letters
    assert not OutgoingMail.objects.filter(created_at__gt=now).exists()


def test_a_quote_is_open_and_another_one_is_to_be_charged(now):
    quiet = now + timedelta(hours=2)
    remind_of_quotes(now=quiet, by=Person.objects.system())

    assert Quote.objects.open(now.date()).get().reminded_at is None
    charged = Quote.objects.chargeable().get()
    assert (charged.net, charged.gross) == (Decimal("480.00"), Decimal("571.20"))
    assert charged.work.aggregate(Sum("worked_seconds"))["worked_seconds__sum"] == 200 * 60


def test_a_formatted_mail_shows_its_own_picture_and_not_the_one_from_elsewhere(now):
    message = Message.objects.get(author__addresses__email="p.neumann@anderswo.example")

    assert (message.is_formatted, message.pictures_elsewhere) == (True, 1)
    assert [each.filename for each in message.pictures_within] == ["logo.png"]
    assert message.incoming_mail.state == "filed"
