from django import forms
from django.utils.translation import gettext_lazy

from tresen.costs.prices.drafting import ListTerms
from tresen.costs.prices.words import WINDOWS
from tresen.hours.models import Calendar

from .sum_fields import PercentField

MOST_VAT, MOST_SURCHARGE = 99, 999


class ListTermsForm(forms.Form):
    """What all prices of a list share."""

    vat_percent = PercentField(below=MOST_VAT, label=gettext_lazy("VAT rate in percent"))
    calendar = forms.ModelChoiceField(
        Calendar.objects.all(),
        required=False,
        label=gettext_lazy("Service hours of the surcharges"),
        help_text=gettext_lazy("Outside of these hours surcharges count."),
        empty_label=gettext_lazy("The standard"),
    )

    def __init__(self, *args, price_list, **kwargs):
        terms = ListTerms.of(price_list)
        initial = {"vat_percent": terms.vat_percent, "calendar": terms.calendar}
        super().__init__(*args, initial=initial, **kwargs)
        for window, label in WINDOWS.items():
            self.fields[window] = PercentField(
                below=MOST_SURCHARGE,
                required=False,
                label=label,
                help_text=gettext_lazy("Surcharge in percent. Empty: none."),
                initial=terms.surcharges.get(window),
            )

    def terms(self):
        told = self.cleaned_data
        surcharges = {window: told[window] for window in WINDOWS if told[window]}
        return ListTerms(told["vat_percent"], told["calendar"], surcharges)
