"""What we promise, in words, read from the live settings: page and deadline cannot disagree."""

from babel.units import format_unit
from django.utils.translation import get_language

from tresen.hours.models import default_calendar
from tresen.hours.words import service_in_words
from tresen.house.models import Provider
from tresen.tickets.deadline import promise
from tresen.tickets.models import Message, Ticket


def answer_by(now):
    """Until when we would answer a ticket that is opened now."""
    return promise(Ticket(), Message(), since=now).due_at


def reaction_in_words():
    """4 hours, 90 minutes."""
    minutes = Provider.current().reaction_seconds // 60
    count, unit = (minutes, "minute") if minutes % 60 else (minutes // 60, "hour")
    return format_unit(count, f"duration-{unit}", locale=get_language())


def hours_in_words():
    return service_in_words(default_calendar().newest())
