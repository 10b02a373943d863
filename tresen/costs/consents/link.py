"""One-time links in letters: looking changes nothing, only the button behind them decides."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction

from tresen.costs.refusing import LinkIsOver, LinkIsUsed
from tresen.people.models import Person
from tresen.tickets.models import Ticket

LASTS = timedelta(days=30)


class DecisionLinks(models.QuerySet):
    def make(self, ticket, person, *, at, quote=None):
        """The address for a letter. Kept is only a hash: nobody can read it from the database."""
        token = secrets.token_urlsafe(24)
        self.create(
            digest=_digest(token), ticket=ticket, person=person, quote=quote, ends_at=at + LASTS
        )
        return f"{settings.TRESEN_URL}/decisions/{token}/"

    def behind(self, token):
        links = self.select_related(
            "person__login", "quote", "ticket__contact", "ticket__customer", "ticket__owner"
        )
        return links.filter(digest=_digest(token)).first()


class DecisionLink(models.Model):
    """Lets one person decide once about one ticket's costs, or about one quote."""

    digest = models.CharField(max_length=64, unique=True)
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="decision_links")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    quote = models.ForeignKey("costs.Quote", models.CASCADE, null=True, related_name="+")
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = DecisionLinks.as_manager()

    class Meta:
        indexes = [models.Index(name="decision_link_by_end", fields=["ends_at"])]

    def __str__(self):
        return f"{self.person} → {self.ticket}"

    @property
    def has_login(self):
        """Whether the person can also sign in and look."""
        return hasattr(self.person, "login")

    def require_living(self, at):
        if self.used_at:
            raise LinkIsUsed
        if at >= self.ends_at:
            raise LinkIsOver

    @transaction.atomic
    def use(self, decide, *, at):
        """`decide()` a single time, also where two press the button at once; a refusal is none."""
        self.ticket.lock()
        locked = DecisionLink.objects.select_for_update(no_key=True, of=("self",))
        self.used_at = locked.get(pk=self.pk).used_at
        self.require_living(at)
        decided = decide()
        DecisionLink.objects.filter(pk=self.pk).update(used_at=at)
        return decided


def _digest(token):
    return hashlib.sha256(token.encode()).hexdigest()


def forget_links_before(moment):
    """Those that open nothing any more."""
    DecisionLink.objects.filter(ends_at__lt=moment).delete()
