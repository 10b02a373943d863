from django.db import models

from tresen.hours.models import Calendar
from tresen.lib.address import normalise


class Mailboxes(models.QuerySet):
    def at(self, email):
        """The mailbox that a letter to this address reaches, its +token left out; or None."""
        local, _, domain = normalise(email).rpartition("@")
        return self.filter(address=f"{local.partition('+')[0]}@{domain}").first()

    def main(self):
        """The mailbox that speaks where no other was written to."""
        return self.order_by("-is_main", "pk").first()


class Mailbox(models.Model):
    """An address of ours, with its own name, language and calendar: the seam for brands."""

    address = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, default="de")
    calendar = models.ForeignKey(Calendar, models.PROTECT, null=True, blank=True, related_name="+")
    default_kind = models.CharField(max_length=16, default="unsorted")
    is_main = models.BooleanField(default=False)

    objects = Mailboxes.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_main_mailbox", fields=["is_main"], condition=models.Q(is_main=True)
            ),
        ]

    def __str__(self):
        return self.address

    def with_token(self, token):
        """support@tresen.example becomes support+token@tresen.example (RFC 5233)."""
        local, _, domain = self.address.rpartition("@")
        return f"{local}+{token}@{domain}"
