from functools import cache
from hashlib import md5

from django.db import models
from django.db.models import functions

from tresen.files.models import Attachment
from tresen.people.models import Person

from .formatted import Formatted
from .reading import Reading

# Where staff put words right: the message as it lay before, and as it lies now.
MOVED = ("moved_to", "moved_from")


class Messages(Reading):
    def public(self):
        return self.filter(audience=Message.Audience.CUSTOMER)

    def awaiting_admission(self):
        """Words of a third party, for staff only until somebody stands for them."""
        sides = {"side": Message.Side.THIRD_PARTY, "audience": Message.Audience.STAFF}
        return self.filter(**sides, moved_to=None, author__staff=None)

    def for_page(self, chosen=lambda files: files):
        """With authors, the IDs of tickets between which they were moved, and the sizes of files,
        but never their bytes."""
        files = Attachment.objects.select_related("blob").defer("blob__data")
        moved = [f"{which}__ticket" for which in MOVED]
        rows = self.select_related("author", *moved).defer(*_unshown())
        return rows.prefetch_related(
            models.Prefetch("attachments", chosen(files), to_attr="enclosed")
        )

    def known_as(self, rfc_message_id):
        """Messages that came as the mail with this Message-ID."""
        hashed = md5(rfc_message_id.encode(), usedforsecurity=False).hexdigest()
        same = (
            self.exclude(rfc_message_id="")
            .filter(moved_to=None)
            .alias(hashed=functions.MD5("rfc_message_id"))
        )
        return same.filter(hashed=hashed)


class Message(Formatted, models.Model):
    """One contribution to a ticket. Its words never change; `admit` and `move` change who reads."""

    class Audience(models.TextChoices):
        CUSTOMER = "customer"
        STAFF = "staff"

    class Origin(models.TextChoices):
        MAIL = "mail"
        PORTAL = "portal"
        PHONE = "phone"
        API = "api"
        SYSTEM = "system"

    class Side(models.TextChoices):
        """Who the author was when it was written: staff may leave, contacts may change."""

        CUSTOMER = "customer"
        STAFF = "staff"
        SYSTEM = "system"
        THIRD_PARTY = "third_party"

    class SenderCheck(models.TextChoices):
        """What our own mail servers say about who sent a mail (RFC 8601)."""

        UNKNOWN = ""
        VERIFIED = "verified"
        FORGED = "forged"

    class Mark(models.TextChoices):
        """What a message is besides words. Afterwords and bounces reach a closed ticket too."""

        NONE = ""
        QUESTION = "question"
        CLOSING = "closing"
        AFTERWORD = "afterword"
        BOUNCE = "bounce"

    ticket = models.ForeignKey("tickets.Ticket", models.PROTECT, related_name="messages")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    side = models.CharField(max_length=12, choices=Side)
    audience = models.CharField(max_length=10, choices=Audience)
    origin = models.CharField(max_length=8, choices=Origin)
    automatic = models.BooleanField(default=False)
    mark = models.CharField(max_length=10, choices=Mark, blank=True, default=Mark.NONE)
    text = models.TextField(blank=True)
    full_text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    # Only where pictures lie elsewhere: shown to whoever asks for them, and to nobody else.
    html_with_pictures = models.TextField(blank=True)
    attachments = models.ManyToManyField(Attachment, related_name="messages")
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    rfc_message_id = models.TextField(blank=True)
    # It was only sent to the ticket's address, and answers none of our letters.
    unasked = models.BooleanField(default=False)
    sender_check = models.CharField(
        max_length=8, choices=SenderCheck, blank=True, default=SenderCheck.UNKNOWN
    )

    objects = Messages.as_manager()

    # Staff put right where it lay; the one before stays there for staff only.
    moved_from = models.OneToOneField("self", models.PROTECT, null=True, related_name="moved_to")

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [
            models.Index(name="message_of_ticket", fields=["ticket", "created_at", "id"]),
            # Hashed, because a hostile Message-ID may be longer than an index entry.
            models.Index(
                functions.MD5("rfc_message_id"),
                name="message_by_rfc_id",
                condition=~models.Q(rfc_message_id=""),
            ),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def is_public(self):
        return self.audience == self.Audience.CUSTOMER

    @property
    def is_verified(self):
        return self.sender_check == self.SenderCheck.VERIFIED

    @property
    def is_forged(self):
        return self.sender_check == self.SenderCheck.FORGED

    @property
    def is_doubted(self):
        """Our own server says that somebody else wrote it, and staff have not said otherwise."""
        return self.is_forged and not self.is_public

    @property
    def was_moved(self):
        return hasattr(self, "moved_to")

    @property
    def can_be_moved(self):
        """Words of the customer's side, wherever staff think that they belong."""
        sides, marks = (self.Side.CUSTOMER, self.Side.THIRD_PARTY), ("", self.Mark.AFTERWORD)
        is_theirs = self.side in sides and self.mark in marks
        return is_theirs and not self.automatic and not self.was_moved

    @property
    def awaits_admission(self):
        """Words of a third party, for staff only until they decide."""
        return self.side == self.Side.THIRD_PARTY and not self.is_public and not self.was_moved

    @property
    def folded_lines(self):
        """How many lines of quoted history and signature the page folds away."""
        own = len(self.text.strip().splitlines())
        return max(len(self.whole_text.strip().splitlines()) - own, 0) if self.whole_text else 0


@cache
def _unshown():
    """Of words that were moved a page says only where they are: a hundred columns stay away."""
    ticket = Message._meta.get_field("ticket").related_model
    words = _fields_of(Message, but=("id", "ticket", "moved_from"))
    fields = words + [f"ticket__{name}" for name in _fields_of(ticket, but=("id", "number"))]
    return [f"{which}__{name}" for which in MOVED for name in fields]


def _fields_of(model, *, but):
    return [field.name for field in model._meta.concrete_fields if field.name not in but]
