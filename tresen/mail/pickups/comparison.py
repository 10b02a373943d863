from django.db import models

from .pickup import Pickup


class Comparison(models.Model):
    """One night's count: what lies on the server, and how much of it is in our store."""

    pickup = models.ForeignKey(Pickup, models.PROTECT, related_name="comparisons")
    at = models.DateTimeField()
    on_server = models.PositiveIntegerField(default=0)
    in_store = models.PositiveIntegerField(default=0)
    # Still in the inbox: fetched next time, or known as too large.
    awaited = models.PositiveIntegerField(default=0)
    number_missing = models.PositiveIntegerField(default=0)
    # The first of them: [{"folder": …, "message_id": …, "uid": …}]
    missing = models.JSONField(default=list)
    # The code of what kept us from comparing.
    error = models.CharField(max_length=12, blank=True)

    class Meta:
        indexes = [models.Index(name="comparison_newest", fields=["pickup", "-at"])]

    def __str__(self):
        return f"{self.in_store} / {self.on_server}"
