"""Consequences come in two sorts. A plain function is a must: total, and only this ticket's rows.
One marked `@may` runs in a savepoint: when it fails, a row says so and the fact stands."""

from functools import wraps

import structlog
from django.db import models, transaction
from psycopg.errors import LockNotAvailable

from .events import Event

log = structlog.get_logger()


class BrokenPromises(models.QuerySet):
    def open(self):
        return self.filter(mended_at=None)

    def mended(self):
        return self.exclude(mended_at=None)


class BrokenPromise(models.Model):
    """Something that should have followed from a fact, and did not."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="broken_promises")
    consequence = models.CharField(max_length=60)
    error = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    mended_at = models.DateTimeField(null=True, blank=True)

    objects = BrokenPromises.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"{self.consequence}: {self.error}"

    def mend(self, *, by, at):
        """Somebody has seen to it; the first one counts."""
        if BrokenPromise.objects.open().filter(pk=self.pk).update(mended_at=at):
            log.info("promise mended", promise=self.pk, by=by.pk)


def may(consequence):
    @wraps(consequence)
    def attempt(event):
        try:
            with transaction.atomic():
                consequence(event)
        except Exception as error:  # A customer's mail is worth more than its echo
            # Who wanted to wait for nobody begins anew, with everything.
            if isinstance(error.__cause__, LockNotAvailable):
                raise
            log.exception("promise broken", consequence=consequence.__name__, fact=event.pk)
            BrokenPromise.objects.create(
                event=event, consequence=consequence.__name__, error=repr(error)[:2000]
            )

    return attempt
