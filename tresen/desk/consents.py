"""What a customer said about the costs on the phone or by mail, written down by staff (promise P2).

The sentence is read aloud; it is kept as it was shown, in the language of whoever decides.
"""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tresen.costs.consents.consenting import Decision, agree, refuse
from tresen.costs.models import Consent
from tresen.costs.refusing import PinNeeded
from tresen.people.models import Person
from tresen.people.once import once
from tresen.tickets.refusing import Refused

from .doors import with_ticket
from .sum_fields import SumField
from .tickets import CONSENT, page

ANSWERS = {Consent.Answer.AGREED: agree, Consent.Answer.REFUSED: refuse}
BY_STAFF = [(Consent.Way.PHONE, Consent.Way.PHONE), (Consent.Way.MAIL, Consent.Way.MAIL)]


class Misread(Refused):
    code = "misread"
    sentence = gettext_lazy("Please choose who decided, and give the sum as a number.")


class ConsentForm(forms.Form):
    """By mail it is the mail's writer who decides, else the one who was chosen."""

    answer = forms.ChoiceField(choices=Consent.Answer.choices)
    way = forms.ChoiceField(choices=BY_STAFF)
    contact = forms.IntegerField(required=False)
    message = forms.IntegerField(required=False)
    cap = SumField(required=False)
    declined = forms.BooleanField(required=False)
    row = forms.IntegerField(required=False)

    def __init__(self, *args, ticket, **kwargs):
        super().__init__(*args, **kwargs)
        self.ticket = ticket

    def decision(self):
        """What was said, and in which words we asked."""
        told = self.cleaned_data
        message = self._message(told["message"])
        person = message.author if message else Person.objects.filter(pk=told["contact"]).first()
        if person is None:
            raise Misread
        return Decision(
            person,
            told["way"],
            row=told["row"],
            cap=told["cap"],
            declined_self_service=told["declined"],
            message=message,
            shown=self.data.get(f"shown-{person.language}", ""),
        )

    def _message(self, pk):
        if self.cleaned_data["way"] != Consent.Way.MAIL:
            return None
        return self.ticket.messages.select_related("author__staff").filter(pk=pk).first()


@require_POST
@with_ticket
def create(request, ticket):
    form = ConsentForm(request.POST, ticket=ticket)
    person, key = request.user.person, request.POST.get("once")
    try:
        return redirect(once(person, key, lambda: _write_down(request, ticket, form)))
    except PinNeeded as refused:
        messages.error(request, str(refused))
        return redirect("desk:pin_checks", ticket.customer.number)
    except Refused as refused:
        return page(request, ticket, tab=CONSENT, refused=refused, status=400)


def _write_down(request, ticket, form):
    if not form.is_valid():
        raise Misread
    decide = ANSWERS[form.cleaned_data["answer"]]
    consent = decide(ticket, form.decision(), by=request.user.person, at=timezone.now())
    if consent.is_agreed:
        messages.success(request, _("The consent is written down: work can be charged now."))
    else:
        messages.success(request, _("The refusal is written down: nothing is charged."))
    return reverse("desk:ticket", args=[ticket.shown_id])
