"""What is agreed with a customer beside the support level."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.customers.models import SupportLevel
from tresen.hours.models import Calendar
from tresen.tickets.models import Kind

from .dated_field import DatedField
from .duration_field import OptionalDurationField
from .price_form import PriceForm

ROWS = 4


class OwnPriceForm(PriceForm):
    """A row without a kind is no price."""

    kind = forms.ChoiceField(required=False, label=gettext_lazy("Kind"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("No own price")), *Kind.on_offer()]
        self.fields["mode"].initial = "charged"

    @property
    def is_empty(self):
        return not self["kind"].value()

    def clean(self):
        if not self.is_empty:
            return super().clean()
        self.errors.clear()
        if self.cleaned_data.get("net"):
            self.add_error("kind", _("Please choose for what this price is."))
        return self.cleaned_data


class OwnPrices(forms.BaseFormSet):
    def clean(self):
        kinds = [row.cleaned_data.get("kind") for row in self.filled if row.is_valid()]
        if len(kinds) > len(set(kinds)):
            raise forms.ValidationError(_("Each kind can have one price of its own."))

    @property
    def filled(self):
        return [row for row in self if not row.is_empty]

    def terms(self):
        return {row.cleaned_data["kind"]: row.terms() for row in self.filled}


PriceRows = forms.formset_factory(
    OwnPriceForm, formset=OwnPrices, extra=ROWS, max_num=ROWS, absolute_max=ROWS
)


class AgreementForm(forms.Form):
    level = forms.ModelChoiceField(SupportLevel.objects.all(), label=gettext_lazy("Support level"))
    starts_on = DatedField(
        label=gettext_lazy("From"),
        help_text=gettext_lazy("One that runs without an end ends on the day before."),
    )
    ends_on = DatedField(
        required=False,
        label=gettext_lazy("Until, this day included"),
        help_text=gettext_lazy("Empty: without an end."),
    )
    included_kinds = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Included beside what the level includes"),
    )
    included_seconds = OptionalDurationField(
        label=gettext_lazy("Included time each month"),
        help_text=gettext_lazy("For example 2 h. What is not used lapses at the end of the month."),
    )
    calendar = forms.ModelChoiceField(
        Calendar.objects.all(),
        required=False,
        label=gettext_lazy("Service hours of the surcharges"),
        help_text=gettext_lazy("Outside of these hours surcharges count."),
        empty_label=gettext_lazy("Those of the price list"),
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["included_kinds"].choices = Kind.on_offer()
        self.fields["starts_on"].initial = timezone.localdate() + timedelta(days=1)
        self.prices = PriceRows(data, prefix="price")

    def clean(self):
        told = super().clean()
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("It ends on the day on which it begins, or later."))
        if not self.prices.is_valid():
            raise forms.ValidationError(_("Please look at the marked fields."))
        self._refuse_both(set(told.get("included_kinds", ())) & set(self.prices.terms()))
        return told

    def _refuse_both(self, kinds):
        if kinds:
            labels = {"kinds": ", ".join(str(Kind(kind).label) for kind in sorted(kinds))}
            text = _("What is included has no price of its own: %(kinds)s.") % labels
            self.add_error("included_kinds", text)


class EndForm(forms.Form):
    ends_on = DatedField(
        required=False,
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("Empty: without an end."),
    )
