"""The fields of a quote that people fill in, line by line."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tresen.costs.quotes.line import Line

from .sum_fields import PercentField, SumField

# What one form can carry, beside everything else in it.
MOST_LINES = 30
MORE = 3
INCOMPLETE = gettext_lazy("Please fill this in, or empty the text and the price of this line.")


class RebateField(SumField):
    """A sum that may be below nothing."""

    unreadable = gettext_lazy("Please write a sum, for example 60 or 60.50, or -10 for a rebate.")

    def clean(self, value):
        text = (value or "").strip().replace("−", "-")
        read = super().clean(text.removeprefix("-"))
        return -read if read and text.startswith("-") else read


class QuantityField(SumField):
    """More than nothing: a line that counts nothing is none."""

    unreadable = gettext_lazy("Please write a number, for example 1 or 1.5.")

    def written(self, value):
        return super().written(value).rstrip("0").rstrip(".,")

    def clean(self, value):
        read = super().clean(value)
        if read == 0:
            raise forms.ValidationError(
                _("Please write more than 0. To take the line away, empty its text and price.")
            )
        return read


class LineForm(forms.Form):
    text = forms.CharField(
        required=False,
        max_length=2000,
        label=pgettext_lazy("in a quote", "Service"),
        widget=forms.Textarea(attrs={"rows": 1}),
    )
    quantity = QuantityField(required=False, initial=Decimal(1), label=gettext_lazy("Quantity"))
    unit = forms.CharField(required=False, max_length=20, label=gettext_lazy("Unit"))
    unit_net = RebateField(required=False, label=gettext_lazy("Net price each"))
    vat_percent = PercentField(below=Decimal("99.99"), required=False, label=gettext_lazy("VAT %"))

    @property
    def is_empty(self):
        return not (self["text"].data or self["unit_net"].data)

    def clean(self):
        if not self.is_empty:
            for name in ("text", "quantity", "unit_net"):
                if self.cleaned_data.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, INCOMPLETE)
        return self.cleaned_data

    def line(self):
        return Line(**self.cleaned_data)


class Lines(forms.BaseFormSet):
    def lines(self):
        return [row.line() for row in self if not row.is_empty]


LineRows = forms.formset_factory(
    LineForm, formset=Lines, extra=MORE, max_num=MOST_LINES, absolute_max=MOST_LINES
)
