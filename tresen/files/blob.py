import hashlib

from django.db import models
from django.db.models.functions import Substr

# So much of a large file is in memory at once.
PIECE = 1024 * 1024


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

    def pieces(self):
        """Its bytes, one after the other: a large file is never whole in memory."""
        for start in range(0, self.size, PIECE):
            yield self.piece(start, PIECE)

    def piece(self, start, length):
        cut = Substr("data", start + 1, length, output_field=models.BinaryField())
        return bytes(Blob.objects.filter(pk=self.pk).values_list(cut, flat=True).get())
