"""The ticket that a form names."""

from django.utils.translation import gettext as _

from tresen.lib.ticket_id import NotATicketId, WrongCheckDigit
from tresen.tickets.models import Ticket
from tresen.tickets.naming import MISTYPED

from .doors import reachable


def named_in(request):
    """(ticket, None), or (None, the sentence that says why there is none)."""
    try:
        return reachable(request).by_id(request.POST.get("to", "")), None
    except WrongCheckDigit:
        return None, MISTYPED
    except NotATicketId:
        return None, _("Please name a Ticket-ID such as 4821-9375.")
    except Ticket.DoesNotExist:
        return None, _("There is no ticket with this ID.")
