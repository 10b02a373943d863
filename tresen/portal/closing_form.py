from django import forms
from django.utils.translation import gettext_lazy as _

from tresen.tickets.models import Closure
from tresen.tickets.said import Said

from .dressed import Dressed


class ClosingForm(Dressed, forms.Form):
    """A contact ends their own ticket, with or without words."""

    result = forms.ChoiceField(
        choices=[
            (Closure.Result.SOLVED, _("It is solved.")),
            (Closure.Result.WITHDRAWN, _("I no longer need it.")),
        ],
        widget=forms.RadioSelect,
        initial=Closure.Result.SOLVED,
        label=_("Why can we close it?"),
    )
    words = forms.CharField(
        max_length=100_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("Closing words (optional)"),
    )

    def close(self, ticket, *, by, at):
        said = Said(self.cleaned_data["words"])
        return ticket.close(said, result=self.cleaned_data["result"], by=by, at=at)
