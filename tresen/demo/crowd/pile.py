from collections import defaultdict

from django.db import transaction

from tresen.mail.models import OutgoingMail
from tresen.tickets.models import (
    Closure,
    Event,
    Index,
    Message,
    Participant,
    Reminder,
    Ticket,
    Wait,
)

from .copying import copy_in, reserve

# What is pointed to comes first, and the closure after the words that it would silence.
ORDER = (Ticket, Participant, Message, Event, Closure, Wait, Reminder, Index, OutgoingMail)
BLOCK = 5_000


class Pile:
    """Rows that wait for their COPY, so that memory holds a few thousand tickets at a time."""

    def __init__(self):
        self.rows = defaultdict(list)
        self.ids = {model: _fresh_ids(model) for model in (Ticket, Message, Event)}

    def add(self, model, **row):
        self.rows[model].append(row)
        return row

    def fresh_id(self, model):
        return next(self.ids[model])

    @transaction.atomic
    def clear_away(self):
        """One commit for each pile: deferred checks of a million tickets would fill the memory."""
        for model in ORDER:
            copy_in(model._meta.db_table, self.rows[model])
        self.rows.clear()


def _fresh_ids(model):
    while True:
        first = reserve(model, BLOCK)
        yield from range(first, first + BLOCK)
