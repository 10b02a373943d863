"""What a quote says around its lines."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .dated_field import DatedField
from .duration_field import OptionalDurationField

LASTS = timedelta(days=14)
LONGEST = timedelta(days=366)
TERMS = ("intro", "outro", "valid_until", "planned_seconds")


class QuoteForm(forms.Form):
    valid_until = DatedField(label=gettext_lazy("Valid until"))
    planned_seconds = OptionalDurationField(
        label=gettext_lazy("Planned working time"),
        help_text=gettext_lazy(
            "For example 8 h. What is worked is held against it; the customer does not read it."
        ),
    )
    intro = forms.CharField(
        required=False,
        max_length=5000,
        label=gettext_lazy("Words in front"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    outro = forms.CharField(
        required=False,
        max_length=5000,
        label=gettext_lazy("Words behind"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_valid_until(self):
        day, today = self.cleaned_data["valid_until"], timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("This day is over. Please name a later one."))
        if day > today + LONGEST:
            raise forms.ValidationError(_("Please name a day within one year."))
        return day

    def terms(self):
        return {name: self.cleaned_data[name] for name in TERMS}


def usual_end():
    return timezone.localdate() + LASTS
