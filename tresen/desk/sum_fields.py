"""Fields for money and for percent: net euros, and rates such as 19 or 7,5."""

from decimal import Decimal

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.costs.sentences import percent
from tresen.lib.sums import NotASum, read_sum

HIGHEST = Decimal("9999999.99")


class SumField(forms.CharField):
    """Its value is a Decimal, or None where it was left empty."""

    below, unreadable = HIGHEST, gettext_lazy("Please write a sum, for example 60 or 60.50.")

    def __init__(self, **kwargs):
        attrs = {"inputmode": "decimal", "maxlength": 20}
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)

    def prepare_value(self, value):
        return self.written(value) if isinstance(value, Decimal) else value

    def written(self, value):
        return number_format(value, 2)

    def clean(self, value):
        text = super().clean(value).strip()
        if not text:
            return None
        try:
            read = read_sum(text)
        except NotASum as error:
            raise forms.ValidationError(self.unreadable) from error
        if read > self.below:
            raise forms.ValidationError(_("This number is too large."))
        return read


class PercentField(SumField):
    unreadable = gettext_lazy("Please write a rate in percent, for example 19 or 7.5.")

    def __init__(self, *, below, **kwargs):
        self.below = below
        super().__init__(**kwargs)

    def written(self, value):
        return percent(value)
