from django.db import models
from django.utils.translation import gettext_lazy as _

from .person import Person


class Trace(models.Model):
    """A fact about somebody's rights or address, and whose doing it was.

    Append-only; facts are codes.
    """

    class Code(models.TextChoices):
        STAFF_CHANGED = "staff_changed", _("The role or team was changed.")
        STAFF_LEFT = "staff_left", _("Has left the staff.")
        STAFF_RETURNED = "staff_returned", _("Is back on the staff.")
        CONTACT_ADDED = "contact_added", _("Speaks for a customer.")
        CONTACT_CHANGED = "contact_changed", _("The rights as a contact were changed.")
        CONTACT_ENDED = "contact_ended", _("No longer speaks for a customer.")
        CONTACT_REVIVED = "contact_revived", _("Speaks for a customer again.")
        PIN_MADE = "pin_made", _("A phone PIN was made.")
        PIN_REVOKED = "pin_revoked", _("The phone PIN was revoked.")
        ADDRESS_TRUSTED = (
            "address_trusted",
            _("Automatic letters are written to this address again."),
        )

    person = models.ForeignKey(Person, models.PROTECT, related_name="traces")
    code = models.CharField(max_length=16, choices=Code)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return str(self.get_code_display())
