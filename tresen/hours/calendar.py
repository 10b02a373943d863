from django.db import models, transaction

from tresen.lib.memory import remembered

from .plan import resolved
from .version import CalendarVersion

ALWAYS_CLOSED = {
    "weekly": [[], [], [], [], [], [], []],
    "timezone": "Europe/Berlin",
    "country": "",
    "subdivision": "",
    "own_days": {},
    "freezes": [],
}


class RevisedMeanwhile(Exception):
    """Somebody else made a version since this one was read."""


class Calendar(models.Model):
    """The service hours of a team or a promise; its versions say when exactly."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    is_default = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                name="one_default_calendar",
                fields=["is_default"],
                condition=models.Q(is_default=True),
            ),
        ]

    def __str__(self):
        return self.name

    @remembered
    def hours(self):
        return self.newest().hours()

    @remembered
    def newest(self):
        return self._newest()

    @transaction.atomic
    def revise_after(self, version, *, by, at, **changes):
        """As `revise`, but only if the version of this number (0: none) is still the newest."""
        self._lock()
        if version != self._newest().version:
            raise RevisedMeanwhile
        return self.revise(by=by, at=at, **changes)

    @transaction.atomic
    def revise(self, *, by, at, **changes):
        """A new version with these rules; the others stay, and the special days are resolved anew.

        `own_days` are days of every year or of one, with the hours that are left of them:
        {"12-24": {"name": "Heiligabend", "spans": []}, "2026-05-15": {…}}. `freezes` are times of
        the year: [{"from": "12-20", "until": "01-06", "name": …, "means": "closed" or "told"}].
        """
        self._lock()
        last = self._newest()
        return self.versions.create(
            version=last.version + 1,
            created_by=by,
            created_at=at,
            **resolved({**last.rules(), **changes}, at),
        )

    def _newest(self):
        """A calendar that nobody has filled in yet is always closed, by a version of number 0."""
        found = self.pk and self.versions.first()
        return found or CalendarVersion(calendar=self, version=0, holidays={}, **ALWAYS_CLOSED)

    def _lock(self):
        Calendar.objects.select_for_update(no_key=True).get(pk=self.pk)


@remembered
def default_calendar():
    return Calendar.objects.get(is_default=True)
