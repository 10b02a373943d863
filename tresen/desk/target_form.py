from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from tresen.hours.models import Calendar

from .duration_field import DurationField


class TargetForm(forms.Form):
    seconds = DurationField(label=gettext_lazy("We answer within"))
    calendar = forms.ModelChoiceField(
        Calendar.objects.all(),
        required=False,
        label=gettext_lazy("Service hours that count"),
        empty_label=gettext_lazy("Those of the mailbox"),
    )

    def __init__(self, *args, target, by, **kwargs):
        self.target, self.by = target, by
        agreed = {"seconds": target.seconds, "calendar": target.calendar_id}
        super().__init__(*args, initial=agreed, **kwargs)

    def agree(self):
        self.target.agree(**self.cleaned_data, by=self.by, at=timezone.now())
