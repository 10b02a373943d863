"""From the body of a request to a decision about costs: whose it is, and about which price."""

from decimal import Decimal

from django.utils.translation import gettext as _

from tresen.costs.consents.consenting import Decision
from tresen.costs.models import Consent
from tresen.costs.refusing import PriceChanged
from tresen.costs.verdicts import verdict_for
from tresen.lib.client_ip import client_ip

from .addressed import known
from .bodies import Body, Euros
from .problems import Problem, invalid

Way = Consent.Way


class Agreed(Body):
    """`price_list` is the version that was shown, `cap` in net euros: no more without asking."""

    price_list: int
    cap: Euros | None = None
    declined_self_service: bool = False


def require_person(token):
    """Behind a program's token no person speaks, who could be held to their word."""
    if token.is_program:
        message = _("Only a person can decide about costs, and behind this token there is none.")
        raise Problem(409, message, code="not_a_person")


def decision_with(new, agreed, request, at):
    """What is agreed in the breath in which the ticket is opened; staff open for a caller."""
    if agreed is None:
        return None
    require_person(request.auth)
    by_phone = request.auth.person.is_staff
    return _decision(
        agreed,
        row=_row(agreed, new.customer, new.kind, at),
        person=new.contact,
        way=Way.PHONE if by_phone else Way.API,
        ip="" if by_phone else client_ip(request),
    )


def decision_on(ticket, said, request, at):
    """Contacts speak for themselves; staff write down a call of theirs, or a mail."""
    require_person(request.auth)
    if said.agreed:
        _require_price_read(ticket, said)
    told = _told_to_staff if request.auth.person.is_staff else _said_themselves
    row = _row(said, ticket.customer, ticket.kind, at)
    return _decision(said, row=row, **told(ticket, said, request))


def _require_price_read(ticket, said):
    """Whoever agrees says to which price: the ticket may have been sorted as something else."""
    if said.price_list is None:
        raise invalid("price_list", _("Please name the price list in which the price was read."))
    if said.kind is None:
        raise invalid("kind", _("Please name the kind whose price was read."))
    if said.kind != ticket.kind:
        raise PriceChanged


def _decision(said, **told):
    cap = None if said.cap is None else Decimal(said.cap)
    return Decision(cap=cap, declined_self_service=said.declined_self_service, **told)


def _row(said, customer, kind, at):
    """The price that counts, if it stands in the list that was shown."""
    verdict = verdict_for(customer, kind, at)
    if said.price_list not in (None, verdict.price_list):
        raise PriceChanged
    return verdict.price and verdict.price.row


def _said_themselves(ticket, said, request):
    for field in ("contact", "message"):
        if getattr(said, field) is not None:
            raise invalid(field, _("Only staff write down what somebody else has said."))
    return {"person": request.auth.person, "way": Way.API, "ip": client_ip(request)}


def _told_to_staff(ticket, said, request):
    if (said.contact is None) == (said.message is None):
        raise invalid(
            "contact", _("Please name either the contact who called, or the message that says so.")
        )
    if said.contact is not None:
        return {"person": known("contact", said.contact), "way": Way.PHONE}
    message = ticket.messages.filter(pk=said.message).select_related("author").first()
    if message is None:
        raise invalid("message", _("There is no such message on this ticket."))
    return {"person": message.author, "way": Way.MAIL, "message": message}
