"""Selling time in advance, and putting right what was posted wrongly."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.lib.stretch import how_long

from .dated_field import DatedField
from .duration_field import DurationField
from .sum_fields import SumField


class SoldField(DurationField):
    longest = 9999 * 3600


class SaleForm(forms.Form):
    seconds = SoldField(
        label=gettext_lazy("How much time"), help_text=gettext_lazy("For example 10 h.")
    )
    net = SumField(label=gettext_lazy("Sold for, net"))
    valid_from = DatedField(label=gettext_lazy("Can be used for work from"))
    expires_on = DatedField(
        required=False,
        label=gettext_lazy("Lapses after"),
        help_text=gettext_lazy("The last day of work that it covers. Empty: it never lapses."),
    )
    note = forms.CharField(
        max_length=200,
        required=False,
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("For example the number of the invoice."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].initial = timezone.localdate()

    def clean(self):
        told = super().clean()
        first, last = told.get("valid_from"), told.get("expires_on")
        if first and last and last < first:
            self.add_error("expires_on", _("It lapses on the day on which it begins, or later."))
        return told


class CorrectionForm(forms.Form):
    MORE, LESS = "more", "less"

    direction = forms.ChoiceField(
        choices=[(MORE, gettext_lazy("Add time")), (LESS, gettext_lazy("Take time away"))],
        label=gettext_lazy("What is put right"),
    )
    amount = SoldField(label=gettext_lazy("How much time"))
    reason = forms.CharField(
        max_length=200,
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It stays in the ledger, beside your name."),
    )

    def __init__(self, *args, left, **kwargs):
        super().__init__(*args, **kwargs)
        hint = _("For example 1 h 30 min. At the moment %(left)s are left.")
        self.fields["amount"].help_text = hint % {"left": how_long(left)}

    @property
    def seconds(self):
        amount = self.cleaned_data["amount"]
        return amount if self.cleaned_data["direction"] == self.MORE else -amount
