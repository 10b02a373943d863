from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tresen.costs.consents.consenting import Decision
from tresen.costs.refusing import AboveLimit, CapTooLow
from tresen.costs.sentences import DECLINE

from .cap_field import CapField
from .dressed import Dressed


class ConsentForm(Dressed, forms.Form):
    """Agreeing to a price as it was shown. The form for a new ticket has one for each kind.

    `row` and `shown` travel along, so that nobody agrees to a price that they have not read.
    """

    row = forms.CharField(required=False, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    declined = forms.BooleanField(required=False, label=DECLINE)
    agrees = forms.BooleanField(required=False)
    cap = CapField(label=_("Highest net sum for this ticket"))

    @property
    def limit(self):
        """Up to which net sum the reader may agree; None for whoever has no limit."""
        return self.initial.get("cap")

    def add_refusal(self, refused):
        """In its own words, and at the sum where it is about that."""
        about_cap = isinstance(refused, (AboveLimit, CapTooLow))
        self.add_error("cap" if about_cap else None, str(refused))

    def decision(self, person, way, ip):
        told = self.cleaned_data
        return Decision(
            person,
            way,
            row=int(told["row"][:18]) if told["row"].isdecimal() else 0,
            cap=told["cap"],
            declined_self_service=told["declined"],
            ip=ip,
            shown=told["shown"],
            language=get_language(),
        )
