from django.db import models
from django.db.models.expressions import RawSQL

from tresen.people.models import Person

from .messages import Message


class Xid8(models.Field):
    """PostgreSQL's 64-bit transaction id: the only order that late commits cannot disturb."""

    def db_type(self, connection):
        return "xid8"

    def from_db_value(self, value, expression, connection):
        return None if value is None else int(value)


class Event(models.Model):
    """A fact about a ticket, in the past tense: history, audit trail, source of what follows.

    Append-only. Facts are ids and codes; names and wordings stand in rows of their own.
    """

    class Kind(models.TextChoices):
        TICKET_OPENED = "ticket_opened"
        CUSTOMER_WROTE = "customer_wrote"
        STAFF_ANSWERED = "staff_answered"
        INFORMATION_REQUESTED = "information_requested"
        NOTE_WRITTEN = "note_written"
        ANSWER_DELIVERED = "answer_delivered"
        ANSWER_BOUNCED = "answer_bounced"
        BOUNCE_TAKEN_BACK = "bounce_taken_back"
        READER_COMPLAINED = "reader_complained"
        REPORT_DOUBTED = "report_doubted"
        PROGRAM_WROTE = "program_wrote"
        DEADLINE_NEARED = "deadline_neared"
        DEADLINE_PASSED = "deadline_passed"
        DEADLINE_RECKONED = "deadline_reckoned"
        STATUS_ASKED = "status_asked"
        SALES_INVOLVED = "sales_involved"
        SALES_SETTLED = "sales_settled"
        CUSTOMER_REMINDED = "customer_reminded"
        TICKET_CLOSED = "ticket_closed"
        AFTERWORD_FILED = "afterword_filed"
        THIRD_PARTY_WROTE = "third_party_wrote"
        AUTOMATIC_MAIL_FILED = "automatic_mail_filed"
        MESSAGE_MOVED = "message_moved"
        MESSAGE_TAKEN_OVER = "message_taken_over"
        PARTICIPANT_ADDED = "participant_added"
        HISTORY_SHOWN = "history_shown"
        SENDER_CONFIRMED = "sender_confirmed"
        WRITER_NAMED = "writer_named"
        WORDS_ADMITTED = "words_admitted"
        WORDS_DENIED = "words_denied"
        MAIL_FLOODED = "mail_flooded"
        OWNER_CHANGED = "owner_changed"
        KIND_CHANGED = "kind_changed"
        CUSTOMER_CHANGED = "customer_changed"
        LINK_MADE = "link_made"
        LINK_DISMISSED = "link_dismissed"
        COSTS_TOLD = "costs_told"
        CONSENT_ASKED = "consent_asked"
        CONSENT_PROPOSED = "consent_proposed"
        CONSENT_GIVEN = "consent_given"
        CONSENT_REFUSED = "consent_refused"
        QUOTE_SENT = "quote_sent"
        QUOTE_REMINDED = "quote_reminded"
        QUOTE_WITHDRAWN = "quote_withdrawn"
        WORK_LOGGED = "work_logged"
        WORK_CORRECTED = "work_corrected"
        PREPAID_NEARED = "prepaid_neared"

    ticket = models.ForeignKey("tickets.Ticket", models.PROTECT, related_name="events")
    kind = models.CharField(max_length=32, choices=Kind)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, models.PROTECT, null=True, related_name="events")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveSmallIntegerField(default=1)
    facts = models.JSONField(default=dict)
    xid = Xid8(db_default=RawSQL("pg_current_xact_id()", ()), editable=False)

    # Only while its consequences follow: what the ticket costs, as it was just told.
    costs = None

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(name="event_of_ticket", fields=["ticket", "id"]),
            models.Index(name="event_in_sequence", fields=["xid", "id"]),
            models.Index(
                name="event_of_flood",
                fields=["ticket", "at"],
                condition=models.Q(kind="mail_flooded"),
            ),
        ]

    def __str__(self):
        return self.kind


_followers = []


def hand_to(follow):
    """The single hook of the roof: `follow(event)` runs in the transaction of every fact."""
    _followers[:] = [follow]


class Eventful:
    def record(self, kind, /, *, by, at, message=None, **facts):
        """Write down what happened, and let follow what the promises say."""
        event = Event.objects.create(
            ticket=self, kind=kind, by=by, at=at, message=message, facts=facts
        )
        for follow in _followers:
            follow(event)
        return event
