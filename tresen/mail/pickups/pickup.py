from django.db import models, transaction

from tresen.house.models import Mailbox
from tresen.lib import sealed
from tresen.people.models import Person


class Pickups(models.QuerySet):
    def kept(self):
        """Everything that was not ended for good; a row is never deleted."""
        return self.filter(ended_at=None)

    def live(self):
        """Those that are emptied: confirmed, and nobody stopped them."""
        return self.kept().exclude(confirmed_at=None).filter(paused_at=None)


class Pickup(models.Model):
    """An account on somebody's mail server that we empty into one of our mailboxes.

    Until somebody has confirmed it, it is only looked at: nothing is stored, and nothing changes
    on the server.
    """

    class Protocol(models.TextChoices):
        IMAP = "imap", "IMAP"
        POP3 = "pop3", "POP3"

    class Security(models.TextChoices):
        TLS = "tls"
        STARTTLS = "starttls"
        NONE = "none"

    class Auth(models.TextChoices):
        PASSWORD = "password"
        MICROSOFT = "microsoft"
        GOOGLE = "google"

    # Whose mail it is, where the mail itself names no other mailbox of ours.
    mailbox = models.ForeignKey(Mailbox, models.PROTECT, related_name="pickups")
    protocol = models.CharField(max_length=4, choices=Protocol, default=Protocol.IMAP)
    host = models.CharField(max_length=255)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=8, choices=Security, default=Security.TLS)
    username = models.CharField(max_length=320)
    auth = models.CharField(max_length=9, choices=Auth, default=Auth.PASSWORD)
    # Sealed (tresen/lib/sealed.py): a password, or what a new access token is asked for with.
    secret = models.BinaryField(default=bytes)
    client_id = models.CharField(max_length=255, blank=True)
    client_secret = models.BinaryField(default=bytes)
    # Providers let it run out; none of them says when.
    client_secret_until = models.DateField(null=True, blank=True)
    tenant = models.CharField(max_length=255, blank=True)
    access_token = models.BinaryField(default=bytes)
    access_until = models.DateTimeField(null=True)
    folder = models.CharField(max_length=255, default="INBOX")
    filed_folder = models.CharField(max_length=255, default="Filed")
    parked_folder = models.CharField(max_length=255, default="Parked")
    # Also what lay there before it was confirmed, or only what comes from then on.
    takes_old = models.BooleanField(default=False)
    from_environment = models.BooleanField(default=False)

    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True)
    # Null for one from the environment: whoever set the variable has confirmed it.
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    paused_at = models.DateTimeField(null=True)
    paused_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    # What the fetcher knows. `begun_at`: what it shall leave alone is written down since then.
    begun_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    uidvalidity = models.BigIntegerField(null=True)
    error = models.CharField(max_length=12, blank=True)
    error_said = models.TextField(blank=True)
    failing_since = models.DateTimeField(null=True)

    objects = Pickups.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_pickup_per_account",
                fields=["protocol", "host", "username", "folder"],
                condition=models.Q(ended_at=None),
            ),
        ]

    def __str__(self):
        return f"{self.username} @ {self.host}"

    def keep_secret(self, secret):
        self.secret = sealed.seal(secret)

    def say_secret(self):
        """In plain words; raises `sealed.CannotOpen` if our key is another one by now."""
        return sealed.open_sealed(self.secret)

    @transaction.atomic
    def confirm(self, *, by, at):
        return self._once("confirmed_at", at, confirmed_by=by)

    @transaction.atomic
    def pause(self, *, by, at):
        return self._once("paused_at", at, paused_by=by)

    @transaction.atomic
    def resume(self, *, by, at):
        paused = type(self).objects.filter(pk=self.pk).exclude(paused_at=None)
        changed = paused.update(paused_at=None, paused_by=None)
        self.refresh_from_db()
        return bool(changed)

    @transaction.atomic
    def end(self, *, by, at):
        """For good. What was fetched stays known, so that nothing of it ever comes twice."""
        return self._once("ended_at", at, ended_by=by)

    def _once(self, moment, at, **more):
        """Says whether it was us: the first counts."""
        ours = type(self).objects.filter(pk=self.pk, **{moment: None})
        changed = ours.update(**{moment: at}, **more)
        self.refresh_from_db()
        return bool(changed)
