"""What one kind of work costs: on a level of a price list, or one customer by agreement."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.costs.models import Price

from .sum_fields import SumField

MINUTE = 60
A_DAY = 24 * 60
Modes = Price.Modes
COSTLY = (Modes.CHARGED, Modes.FIXED)


class PriceForm(forms.Form):
    mode = forms.ChoiceField(choices=Modes, label=gettext_lazy("What it costs"))
    net = SumField(
        required=False,
        label=gettext_lazy("Net price"),
        help_text=gettext_lazy("For each started increment; a fixed price once for the ticket."),
    )
    increment = forms.IntegerField(
        min_value=1,
        max_value=A_DAY,
        required=False,
        initial=15,
        label=gettext_lazy("Increment in minutes"),
    )
    minimum = forms.IntegerField(
        min_value=0,
        max_value=A_DAY,
        required=False,
        label=gettext_lazy("At least so many minutes"),
    )
    aggregation = forms.ChoiceField(
        choices=Price.Aggregations,
        initial=Price.Aggregations.TICKET,
        label=gettext_lazy("What is added up before it is rounded"),
    )
    call_out = SumField(
        required=False,
        label=gettext_lazy("Net price of the call-out"),
        help_text=gettext_lazy("Once for the ticket, as soon as somebody works on it."),
    )
    is_surcharged = forms.BooleanField(
        required=False,
        initial=True,
        label=gettext_lazy("With surcharges outside of the service hours"),
    )
    takes_prepaid = forms.BooleanField(
        required=False, initial=True, label=gettext_lazy("Prepaid time may be used for it")
    )

    def clean(self):
        told = super().clean()
        if told.get("mode") in COSTLY and not told.get("net") and "net" not in self.errors:
            self.add_error("net", _("Please name a net price above zero."))
        if told.get("mode") == Modes.CHARGED and told.get("increment") is None:
            self._ask_for_increment()
        return told

    def terms(self):
        """The fields of a Price; what means nothing in this mode is left as it is by itself."""
        told = self.cleaned_data
        terms = {"mode": told["mode"]}
        if told["mode"] in COSTLY:
            terms["net"] = told["net"]
        if told["mode"] == Modes.CHARGED:
            terms |= _by_time(told)
        return terms

    def _ask_for_increment(self):
        if "increment" not in self.errors:
            self.add_error("increment", _("Please name one minute at least."))


def as_form(price):
    """What a row says, as its form has it."""
    return {
        "mode": price.mode,
        "net": price.net or None,
        "increment": price.increment_seconds // MINUTE,
        "minimum": price.minimum_seconds // MINUTE or None,
        "aggregation": price.aggregation,
        "call_out": price.call_out or None,
        "is_surcharged": price.is_surcharged,
        "takes_prepaid": price.takes_prepaid,
    }


def _by_time(told):
    return {
        "increment_seconds": told["increment"] * MINUTE,
        "minimum_seconds": (told["minimum"] or 0) * MINUTE,
        "aggregation": told["aggregation"],
        "call_out": told["call_out"] or 0,
        "is_surcharged": told["is_surcharged"],
        "takes_prepaid": told["takes_prepaid"],
    }
