from django.db import models
from django.utils import timezone

from tresen.people.models import Person

from .outgoing import OutgoingMail


class Stage(models.Model):
    """A line in the life of a letter: why it has not left yet, and who laid hands on it."""

    class What(models.TextChoices):
        TRIED = "tried"
        SENT_BACK = "sent_back"
        DELAYED = "delayed"
        REPLIED_TO = "replied_to"
        COMPLAINED_OF = "complained_of"
        DOUBTED = "doubted"
        WANTED_NOW = "wanted_now"
        WANTED_AGAIN = "wanted_again"
        CANCELLED = "cancelled"
        ACKNOWLEDGED = "acknowledged"

    letter = models.ForeignKey(OutgoingMail, models.CASCADE, related_name="stages")
    what = models.CharField(max_length=14, choices=What)
    # Tresen itself, but for what a person did.
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    server = models.CharField(max_length=260, blank=True)
    # What the other side said.
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.what}: {self.words}"


def note(letter, what, *, at=None, **told):
    told["words"] = told.get("words", "")[:2000].replace("\0", "")
    letter.stages.create(what=what, at=at or timezone.now(), **told)
