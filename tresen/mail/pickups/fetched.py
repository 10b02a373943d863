from django.db import models

from tresen.mail.arriving.incoming import IncomingMail

from .pickup import Pickup


class Fetched(models.Model):
    """What became of one mail of an account: its row is the only proof that we had it.

    Never the seen flag, which every other client changes; never a date, which the sender chooses.
    """

    class Fate(models.TextChoices):
        TAKEN = "taken"
        # Lay there before, and shall stay: of these we hash the head only.
        PASSED_OVER = "passed_over"
        # The server numbered its mails anew; these bytes we had already.
        KNOWN = "known"
        TOO_LARGE = "too_large"
        # The server does not hand it out, or we could not keep it: tried again, behind all others.
        STUCK = "stuck"

    pickup = models.ForeignKey(Pickup, models.PROTECT, related_name="fetched")
    # POP3 has none: 0.
    uidvalidity = models.BigIntegerField()
    # A number in IMAP, a word of the server's in POP3 (UIDL).
    uid = models.CharField(max_length=255)
    fate = models.CharField(max_length=11, choices=Fate, default=Fate.TAKEN)
    sha256 = models.BinaryField(max_length=32, default=bytes)
    size = models.BigIntegerField(default=0)
    # A mail may be erased; that it was fetched once stays true.
    mail = models.ForeignKey(IncomingMail, models.SET_NULL, null=True, related_name="fetched")
    at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    # When it had left the folder: moved by us, or taken away by somebody else.
    moved_at = models.DateTimeField(null=True)
    # When we put it into the folder of what is parked; null again once it has left there.
    parked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="fetched_once", fields=["pickup", "uidvalidity", "uid"]),
        ]
        indexes = [
            models.Index(name="fetched_bytes", fields=["pickup", "sha256"]),
            models.Index(
                name="fetched_in_folder", fields=["pickup"], condition=models.Q(moved_at=None)
            ),
            models.Index(
                name="fetched_and_parked",
                fields=["pickup"],
                condition=models.Q(parked_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.uidvalidity}/{self.uid}: {self.fate}"
