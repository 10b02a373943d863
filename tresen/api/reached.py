"""The one door to a ticket. Out of reach is 404, and so is what only staff may do."""

from django.utils.translation import gettext as _

from tresen.lib.ticket_id import NotATicketId, WrongCheckDigit
from tresen.tickets.models import Ticket
from tresen.tickets.naming import MISTYPED

from .problems import invalid, not_found


class NoSuchTicket(Exception):
    """There is none with this Ticket-ID, or none for this person: both sound the same."""


def reached(request, shown_id):
    """The ticket of the address, if the token's person may see it."""
    try:
        return _find(shown_id, request.auth.person)
    except NoSuchTicket as error:
        raise not_found(error) from error


def reached_as_staff(request, shown_id):
    ticket = reached(request, shown_id)
    if not request.auth.person.is_staff:
        raise not_found()
    return ticket


def named(field, shown_id, person):
    """The ticket that a field of the body names, if this person may see it."""
    try:
        return _find(shown_id, person)
    except NoSuchTicket as error:
        raise invalid(field, error) from error


def message_of(ticket, pk):
    """The message that the field `message` of a body names, if it stands on this ticket."""
    message = ticket.messages.filter(pk=pk).first()
    if message is None:
        raise invalid("message", _("This ticket has no such message."))
    return message


def _find(shown_id, person):
    try:
        return Ticket.objects.reachable_by(person).by_id(shown_id)
    except WrongCheckDigit as error:
        raise NoSuchTicket(MISTYPED) from error
    except (NotATicketId, Ticket.DoesNotExist) as error:
        raise NoSuchTicket(_("No such Ticket-ID.")) from error
