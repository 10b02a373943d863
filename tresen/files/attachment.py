import uuid

from django.db import models

from tresen.lib.filename import safe_name, shown_name

from .blob import Blob


class Attachment(models.Model):
    """A named file. Its id is random: knowing one tells nothing about another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="attachments")
    filename = models.CharField(max_length=255)
    content_type = models.CharField(max_length=255, default="application/octet-stream")
    content_id = models.CharField(max_length=255, blank=True)
    inline = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    @classmethod
    def keep(cls, filename, data, *, content_type="application/octet-stream", content_id=""):
        return cls.objects.create(
            blob=Blob.keep(data),
            filename=safe_name(filename),
            content_type=content_type[:255],
            content_id=content_id[:255],
            inline=bool(content_id),
        )

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self):
        return self.filename

    @property
    def shown_name(self):
        return shown_name(self.filename)
