from django.db import models

from tresen.people.models import Person


class Amendment(models.Model):
    """The house promises something else from now on: by whom, since when. Append-only.

    `changes` has the old and the new value of each field: {"reaction_seconds": [14400, 7200]}.
    """

    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    changes = models.JSONField()

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return ", ".join(self.changes)
