import hashlib

from django.db import models


class Blob(models.Model):
    """Bytes, kept once however often they come."""

    sha256 = models.BinaryField(max_length=32, unique=True)
    size = models.BigIntegerField()
    data = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    @classmethod
    def keep(cls, data):
        """The blob of these bytes; equal bytes give the same row, also in a race."""
        digest = hashlib.sha256(data).digest()
        blob, _ = cls.objects.defer("data").get_or_create(
            sha256=digest, defaults={"size": len(data), "data": data}
        )
        return blob
