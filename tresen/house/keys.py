import functools

from django.db import models


class Key(models.Model):
    """A secret made once, in the database, so that all nodes share it. Old ones still verify."""

    class Purpose(models.TextChoices):
        TICKET_ID = "ticket_id"
        MAIL = "mail"

    purpose = models.CharField(max_length=16, choices=Purpose)
    version = models.PositiveSmallIntegerField(default=1)
    secret = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_key_per_version", fields=["purpose", "version"]),
        ]


@functools.cache
def ring(purpose):
    """Every version of a key, newest last: {version: secret}."""
    rows = Key.objects.filter(purpose=purpose).order_by("version")
    return {row.version: bytes(row.secret) for row in rows}
