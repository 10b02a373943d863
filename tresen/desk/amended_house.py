"""What a house changed about itself, in words: an administrator must see whom it trusts now."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.house.models import Provider

LABELS = {
    "name": gettext_lazy("Name"),
    "phone": gettext_lazy("Phone"),
    "sales_email": gettext_lazy("Mail address of sales"),
    "reminder_days": gettext_lazy("Reminders"),
    "publishes_reactions": gettext_lazy("Show everybody how soon we answer"),
    "address_form": gettext_lazy("German letters say"),
    "trusted_authserv_ids": gettext_lazy("Mail servers whose check of the sender we trust"),
}


def of_house(field, former, new):
    values = {"whose": LABELS.get(field, field), "new": _said(new), "former": _said(former)}
    return _("%(whose)s: %(new)s, formerly %(former)s") % values


def _said(value):
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    return dict(Provider.AddressForm.choices).get(value, value) or "–"
