import hashlib
from contextlib import suppress

from django.db import IntegrityError, connection, models, transaction
from django.db.models.functions import Substr
from django.utils import timezone

# So much of a large file is in memory at once.
PIECE = 1024 * 1024
# In an INSERT the bytes would be in memory eight times over; COPY sends them piece by piece.
LARGE = 1024 * 1024
POUR = "COPY files_blob (sha256, size, data, created_at) FROM STDIN (FORMAT BINARY)"
TYPES = ["bytea", "int8", "bytea", "timestamptz"]


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
        if len(data) > LARGE:
            cls._pour(digest, data)
        blob, _ = cls.objects.defer("data").get_or_create(
            sha256=digest, defaults={"size": len(data), "data": data}
        )
        return blob

    @classmethod
    def _pour(cls, digest, data):
        if not cls.objects.filter(sha256=digest).exists():
            # Somebody may be quicker with the same bytes.
            with suppress(IntegrityError), transaction.atomic():
                _copy_in((digest, len(data), data, timezone.now()))

    def pieces(self):
        """Its bytes, one after the other: a large file is never whole in memory."""
        for start in range(0, self.size, PIECE):
            yield self.piece(start, PIECE)

    def piece(self, start, length):
        cut = Substr("data", start + 1, length, output_field=models.BinaryField())
        return bytes(Blob.objects.filter(pk=self.pk).values_list(cut, flat=True).get())


def _copy_in(row):
    wrapped = connection.wrap_database_errors
    with connection.cursor() as cursor, wrapped, cursor.copy(POUR) as copy:
        copy.set_types(TYPES)
        copy.write_row(row)
