from hashlib import md5

from django.db import models
from django.db.models.functions import MD5, Now, Upper

from tresen.files.models import Blob
from tresen.house.models import Mailbox
from tresen.people.models import Person
from tresen.tickets.models import Message, Ticket

from .tally import Tally

# Unknown, as on a pipe, is "".
NULL_SENDER = "<>"


class IncomingMails(models.QuerySet):
    def waiting(self):
        return self.filter(state=IncomingMail.State.RECEIVED)

    def parked(self):
        return self.filter(state=IncomingMail.State.PARKED)

    def found_by(self, words):
        """By the whole address of the sender, or by the whole Message-ID: an index serves each."""
        hashes = [_hashed(words), _hashed(f"<{words}>")]
        return self.alias(hashed_id=MD5("rfc_message_id")).filter(
            models.Q(from_email__iexact=words)
            | models.Q(from_email="", envelope_from__iexact=words)
            | models.Q(hashed_id__in=hashes)
        )

    def with_message_ids(self, message_ids):
        """Of these the ones that came in."""
        wanted = set(message_ids)
        found = self.alias(hashed_id=MD5("rfc_message_id")).filter(
            hashed_id__in=list(map(_hashed, wanted))
        )
        return wanted & set(found.values_list("rfc_message_id", flat=True))

    def balance(self):
        """received = filed + parked + ignored, at any time: the number of mails in each state.

        One statement, or a mail could be filed between two counts.
        """
        unsettled = self.filter(state__in=[IncomingMail.State.RECEIVED, IncomingMail.State.PARKED])
        counted = unsettled.values("state").annotate(number=models.Count("pk")).order_by()
        tallied = Tally.objects.values("state").annotate(number=models.Sum("added")).order_by()
        return dict(counted.union(tallied, all=True).values_list("state", "number"))


class IncomingMail(models.Model):
    """The raw truth of what came in. Each receipt is a row; a mail that came twice points back."""

    class State(models.TextChoices):
        RECEIVED = "received"
        FILED = "filed"
        PARKED = "parked"
        IGNORED = "ignored"

    class Source(models.TextChoices):
        SMTP = "smtp"
        LMTP = "lmtp"
        PIPE = "pipe"
        HTTP = "http"
        IMAP = "imap"
        POP3 = "pop3"

    class Evidence(models.TextChoices):
        """What pointed to the ticket (design.md, section 6); empty where nothing did."""

        SIGNED_ID = "signed_id"
        SIGNED_ADDRESS = "signed_address"
        MARKER = "marker"
        RECEIVED_ID = "received_id"

    class Outcome(models.TextChoices):
        OPENED = "opened"
        REPLIED = "replied"
        FOLLOWED_UP = "followed_up"
        AFTERWORD = "afterword"
        BOUNCED = "bounced"
        IGNORED = "ignored"
        DUPLICATE = "duplicate"
        PARKED = "parked"

    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    source = models.CharField(max_length=4, choices=Source)
    mailbox = models.ForeignKey(Mailbox, models.PROTECT, null=True, related_name="+")
    envelope_from = models.CharField(max_length=320, blank=True)
    envelope_to = models.JSONField(default=list)
    peer = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField()
    # When it is to be filed, if more has come than can be filed at once (see turns.py).
    turn_at = models.DateTimeField(db_default=Now())
    is_large = models.BooleanField(default=False)

    state = models.CharField(max_length=8, choices=State, default=State.RECEIVED)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    evidence = models.CharField(max_length=14, choices=Evidence, blank=True)
    # What the parser noticed besides words: {"cc": [...], "protection": "signed", ...}
    findings = models.JSONField(default=dict)
    # How often somebody began to file it: who dies of it each time must not go on for ever.
    attempts = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    # Parked, and somebody asked to have it read again.
    again_at = models.DateTimeField(null=True)
    # Who did, the last time; it stays when it has been read.
    again_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    filed_at = models.DateTimeField(null=True)
    rfc_message_id = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="repeats")
    from_email = models.CharField(max_length=320, blank=True)
    # Whom a person named as its writer, where the mail names nobody.
    named_sender = models.CharField(max_length=320, blank=True)
    subject = models.TextField(blank=True)
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="incoming_mails")
    message = models.OneToOneField(Message, models.PROTECT, null=True, related_name="incoming_mail")

    objects = IncomingMails.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_mail_per_identity",
                fields=["content_hash"],
                condition=models.Q(same_as=None) & ~models.Q(content_hash=""),
            ),
        ]
        indexes = [
            models.Index(
                name="mail_in_turn",
                fields=["is_large", "mailbox", "turn_at", "id"],
                condition=models.Q(state="received"),
            ),
            models.Index(
                name="mail_waiting_of",
                fields=["mailbox", "envelope_from", "-turn_at"],
                condition=models.Q(state="received"),
            ),
            models.Index(name="mail_by_state", fields=["state", "-id"]),
            # Without a length limit, where an index over the text itself would have one.
            models.Index(MD5("rfc_message_id"), name="mail_by_message_id"),
            models.Index(Upper("from_email"), name="mail_by_sender"),
            models.Index(
                Upper("envelope_from"),
                name="mail_by_envelope_sender",
                condition=models.Q(from_email=""),
            ),
        ]

    def __str__(self):
        return self.subject or self.rfc_message_id

    @property
    def is_settled(self):
        """For good: whatever else became of it may still change."""
        return self.state in (self.State.FILED, self.State.IGNORED)

    @property
    def has_answerable_sender(self):
        """Known to come from somebody: a delivery report never does (RFC 3464, 2)."""
        return bool(self.envelope_from) and not self.has_null_sender

    @property
    def has_null_sender(self):
        """`MAIL FROM:<>`: nobody may answer this by a machine (RFC 5321, 4.5.5)."""
        return self.envelope_from == NULL_SENDER


def _hashed(message_id):
    """Of an index, not of a secret."""
    return md5(message_id.encode(), usedforsecurity=False).hexdigest()
