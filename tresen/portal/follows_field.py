from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tresen.lib import ticket_id
from tresen.tickets.models import Ticket


class FollowsField(forms.CharField):
    """The Ticket-ID of a closed ticket that a new one takes up again; `person` must reach it."""

    person = None

    def clean(self, value):
        typed = super().clean(value)
        return self._closed(_read(typed)) if typed else None

    def _closed(self, number):
        ticket = Ticket.objects.reachable_by(self.person).filter(number=number).first()
        if ticket is None:
            raise ValidationError(_("We know no ticket with this Ticket-ID."))
        if ticket.closed_at is None:
            raise ValidationError(_("This ticket is still open. Please write to it directly."))
        return ticket


def _read(typed):
    try:
        return ticket_id.read(typed)
    except ticket_id.WrongCheckDigit as error:
        raise ValidationError(
            _("There is no such Ticket-ID: the check digit is wrong. Please compare the digits.")
        ) from error
    except ticket_id.NotATicketId as error:
        raise ValidationError(_("A Ticket-ID has eight digits, like 4821-9375.")) from error
