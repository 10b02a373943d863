import uuid

from django.conf import settings
from django.db import models

from tresen.people.models import Person
from tresen.tickets.models import Event, Message, Ticket


class OutgoingMails(models.QuerySet):
    def failed(self):
        return self.filter(state=OutgoingMail.State.FAILED)

    def in_trouble(self):
        """Failed, and nobody has taken note of it yet."""
        return self.failed().filter(acknowledged_at=None)


class OutgoingMail(models.Model):
    """A letter of ours, written in the transaction of the fact that it follows from.

    The row is the truth, a job only wakes the postman. `key` makes the Message-ID, so that a
    letter repeated after a crash is recognised by every mail program.
    """

    class State(models.TextChoices):
        QUEUED = "queued"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"
        # No SMTP_URL is set: the letter can be read in the Postausgang, and stays there.
        HELD = "held"
        CANCELLED = "cancelled"

    class Because(models.TextChoices):
        """Why a letter is late, or stays at home."""

        # Its reader has had many automatic letters lately: it goes when there is room again.
        TOO_MANY = "too_many"
        # What it says is no longer true.
        OVERTAKEN = "overtaken"
        BY_HAND = "by_hand"

    class Kind(models.TextChoices):
        OPENED = "opened"
        ANSWER = "answer"
        QUESTION = "question"
        REMINDER = "reminder"
        CLOSED = "closed"
        OVERDUE = "overdue"
        COSTS = "costs"
        CONSENT = "consent"
        QUOTE = "quote"
        QUOTE_ENDS = "quote_ends"
        PREPAID = "prepaid"
        NOTICES = "notices"
        INVITATION = "invitation"
        PASSWORD = "password"
        NEW_PASSWORD = "new_password"

    # They hold a link by which somebody chooses a password.
    WITH_A_KEY = (Kind.INVITATION, Kind.PASSWORD)

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="letters")
    event = models.ForeignKey(Event, models.PROTECT, null=True, related_name="letters")
    message = models.ForeignKey(Message, models.PROTECT, null=True, related_name="letters")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    to = models.EmailField(max_length=254)
    sender = models.TextField()
    reply_to = models.TextField(blank=True)
    subject = models.TextField()
    text = models.TextField()
    html = models.TextField(blank=True)
    rfc_message_id = models.TextField()
    in_reply_to = models.TextField(blank=True)
    references = models.TextField(blank=True)
    automatic = models.BooleanField(default=True)

    state = models.CharField(max_length=9, choices=State, default=State.QUEUED)
    because = models.CharField(max_length=10, choices=Because, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    # Only of letters that the caps count (see caps.py): when there is room for it.
    leaves_at = models.DateTimeField(null=True)
    # Of the last attempt; once it has left: what a server on the way says about its delay.
    last_error = models.TextField(blank=True)
    # Which of our servers took it.
    server = models.CharField(max_length=260, blank=True)
    # Wanted again by a person, or room for it at last: its days of trying count from then.
    again_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    # Somebody took note that it failed; who it was stands in its stages.
    acknowledged_at = models.DateTimeField(null=True)
    # Perhaps sent twice: cut off between DATA and our commit. Both carry the same Message-ID.
    repeated = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    objects = OutgoingMails.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_letter_per_fact", fields=["event", "kind", "to"]),
        ]
        indexes = [
            models.Index(
                name="letter_due",
                fields=["next_try_at"],
                condition=models.Q(state__in=["queued", "sending"]),
            ),
            models.Index(name="letter_by_state", fields=["state", "-id"]),
            # Counted on every page of the staff, so it must not grow with the years.
            models.Index(
                name="letter_in_trouble",
                fields=["-id"],
                condition=models.Q(state="failed", acknowledged_at__isnull=True),
            ),
            models.Index(name="letter_by_reader", fields=["to", "-id"]),
            models.Index(
                name="letter_leaving_to",
                fields=["to", "-leaves_at"],
                condition=models.Q(leaves_at__isnull=False),
            ),
            models.Index(
                name="letter_leaving_ticket",
                fields=["ticket", "-leaves_at"],
                condition=models.Q(leaves_at__isnull=False),
            ),
            models.Index(
                name="letter_leaving",
                fields=["-leaves_at"],
                condition=models.Q(leaves_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.subject

    @classmethod
    def initial_state(cls):
        return cls.State.QUEUED if settings.SMTP_URL else cls.State.HELD

    @property
    def has_failed(self):
        return self.state == self.State.FAILED

    @property
    def is_in_trouble(self):
        return self.has_failed and self.acknowledged_at is None

    @property
    def is_for_staff(self):
        return self.kind == self.Kind.NOTICES

    @property
    def words_lost(self):
        """The message that reaches nobody if this letter does not; None while others have it."""
        same = OutgoingMail.objects.filter(message=self.message_id).exclude(pk=self.pk)
        others = self.message_id and same.filter(state=self.State.SENT).exists()
        return None if others else self.message

    def stay_at_home(self, because):
        """It was not sent, and will not be."""
        self.state, self.because = self.State.CANCELLED, because
        self.save(update_fields=["state", "because"])

    def refuse(self, reason, *, at):
        """It did not reach its reader: this is why."""
        self.state, self.failed_at, self.acknowledged_at = self.State.FAILED, at, None
        self.last_error = reason[:2000].replace("\0", "")
        self.save(update_fields=["state", "failed_at", "acknowledged_at", "last_error"])
