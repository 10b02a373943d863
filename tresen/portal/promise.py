"""What we promise, in words, read from the live settings: page and deadline cannot disagree."""

from babel.units import format_unit
from django.utils.translation import get_language

from tresen.customers.models import Customer
from tresen.hours.announcing import announced
from tresen.hours.models import default_calendar
from tresen.hours.words import service_in_words
from tresen.lib.memory import remembering
from tresen.tickets.deadline import promise
from tresen.tickets.models import Kind, Message, Ticket


def only_customer_of(user):
    """For whom a signed-in visitor writes to us; None for whom that is not plain."""
    if not user.is_authenticated:
        return None
    customers = Customer.objects.of(user.person).prefetch_related("agreements")[:2]
    return customers[0] if len(customers) == 1 else None


def answer_by(now, customer=None, kind=Kind.UNSORTED):
    """Until when we would answer a ticket that is opened now."""
    return _promised(now, customer, kind).due_at


def other_answers(now, customer=None):
    """The kinds that are answered by another time than most, each with its own."""
    with remembering():
        usual = answer_by(now, customer)
        times = [(Kind(kind), answer_by(now, customer, kind)) for kind, _ in Kind.on_offer()]
    return [(kind, time) for kind, time in times if time != usual]


def reaction_in_words(now, customer=None):
    """4 hours, 90 minutes."""
    minutes = _promised(now, customer, Kind.UNSORTED).seconds // 60
    count, unit = (minutes, "minute") if minutes % 60 else (minutes // 60, "hour")
    return format_unit(count, f"duration-{unit}", locale=get_language())


def hours_in_words():
    return service_in_words(default_calendar().newest())


def freeze_in_words(now):
    """What to know of these weeks, or nothing."""
    return announced(default_calendar().newest(), now)


def _promised(now, customer, kind):
    return promise(Ticket(customer=customer, kind=kind), Message(), since=now)
