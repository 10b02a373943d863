from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tresen.lib.ticket_id import NotATicketId, WrongCheckDigit
from tresen.tickets.models import Ticket
from tresen.tickets.naming import MISTYPED


class FollowsField(forms.CharField):
    """The Ticket-ID of a closed ticket that a new one takes up again; `person` must reach it."""

    person = None

    def clean(self, value):
        typed = super().clean(value)
        return self._closed(self._named(typed)) if typed else None

    def _named(self, typed):
        try:
            return Ticket.objects.reachable_by(self.person).by_id(typed)
        except WrongCheckDigit as error:
            raise ValidationError(MISTYPED) from error
        except NotATicketId as error:
            raise ValidationError(_("A Ticket-ID has eight digits, like 4821-9375.")) from error
        except Ticket.DoesNotExist as error:
            raise ValidationError(_("We know no ticket with this Ticket-ID.")) from error

    def _closed(self, ticket):
        if ticket.closed_at is None:
            raise ValidationError(_("This ticket is still open. Please write to it directly."))
        return ticket
