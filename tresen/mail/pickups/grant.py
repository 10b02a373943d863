from datetime import timedelta

from django.db import models

from tresen.lib import sealed
from tresen.people.models import Person

from .pickup import Pickup
from .trouble import Trouble

SHORTEST, LONGEST = 120, 24 * 3600
USUAL = 3600
RETRY = timedelta(minutes=5)


class Grants(models.QuerySet):
    def to_renew(self, at):
        return self.filter(refresh_at__lte=at, pickup__ended_at=None)

    def failing(self):
        return self.exclude(failing_since=None).filter(pickup__ended_at=None)


class Grant(models.Model):
    """Its existence is the fact that somebody agreed, at Microsoft or Google, that we fetch mail.

    The keys themselves lie sealed in the pickup: `secret` asks for the next access token.
    """

    pickup = models.OneToOneField(Pickup, models.PROTECT, related_name="grant")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # Half of a token's life: what fails then is known while the last one still opens the door.
    refresh_at = models.DateTimeField()
    failing_since = models.DateTimeField(null=True)
    error = models.CharField(max_length=12, blank=True)
    error_said = models.TextField(blank=True)

    objects = Grants.as_manager()

    class Meta:
        indexes = [models.Index(name="grant_to_renew", fields=["refresh_at"])]

    def __str__(self):
        return str(self.pickup)

    @property
    def trouble(self):
        return Trouble(self.error, self.error_said) if self.failing_since else None

    def keep(self, token, *, at):
        """Access for an hour or so; and, where the provider changed it, what asks for the next."""
        life = timedelta(seconds=_lifetime(token.get("expires_in")))
        kept = {"access_token": sealed.seal(token["access_token"]), "access_until": at + life}
        if token.get("refresh_token"):
            kept["secret"] = sealed.seal(token["refresh_token"])
        Pickup.objects.filter(pk=self.pickup_id).update(**kept)
        self.refresh_at = at + life / 2
        self.failing_since, self.error, self.error_said = None, "", ""
        self.save()

    def fail(self, trouble, *, at):
        self.failing_since = self.failing_since or at
        self.error, self.error_said = trouble.code, trouble.said
        self.refresh_at = at + RETRY
        self.save()


def _lifetime(seconds):
    usable = isinstance(seconds, int | float) and seconds > 0
    return min(max(seconds, SHORTEST), LONGEST) if usable else USUAL
