from django.db import models

from tresen.lib.memory import remembered

from .freezing import freeze_on
from .plan import hours_from

# A version never changes, so its hours are worked out once per process. What they were worked out
# from is compared, because a restored database may give the same number to another version.
WORKED_OUT = {}
WHOLE_DAY = [["00:00", "24:00"]]


class CalendarVersion(models.Model):
    """The hours of a calendar as they were valid once: rules, and the days that follow from them.

    Never changed and never deleted: a trigger refuses.
    """

    RULES = ("weekly", "timezone", "country", "subdivision", "own_days", "freezes")

    calendar = models.ForeignKey("hours.Calendar", models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    timezone = models.CharField(max_length=64)
    weekly = models.JSONField()
    country = models.CharField(max_length=2, blank=True)
    subdivision = models.CharField(max_length=10, blank=True)
    own_days = models.JSONField()
    freezes = models.JSONField(default=list)
    holidays = models.JSONField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                name="one_calendar_version_per_number", fields=["calendar", "version"]
            ),
        ]

    def __str__(self):
        return f"{self.calendar_id}.{self.version}"

    def rules(self):
        return {rule: getattr(self, rule) for rule in self.RULES}

    @property
    def never_closes(self):
        return not self.holidays and all(day == WHOLE_DAY for day in self.weekly)

    def freeze_on(self, day):
        """The freeze that is in force on this day, whether it closes or is only told; or None."""
        return freeze_on(day, self.freezes)

    def hours(self):
        rules = (self.weekly, self.timezone, self.holidays)
        known = WORKED_OUT.get(self.pk)
        if known is None or known[0] != rules:
            known = WORKED_OUT[self.pk] = rules, hours_from(*rules)
        return known[1]


@remembered
def version_of(pk):
    """By its key, or None where a promise is counted by none."""
    return pk and CalendarVersion.objects.get(pk=pk)


def hours_of_version(pk):
    """What was counted by once stays countable, whatever the calendar says today."""
    return version_of(pk).hours()
