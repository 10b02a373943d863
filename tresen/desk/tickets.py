"""The page of one ticket."""

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tresen.costs.shown import CostsShown
from tresen.costs.verdicts import costs_of
from tresen.customers.models import Agreement, PinCheck
from tresen.people.models import Staff
from tresen.tickets.models import Closure, Kind, Link
from tresen.tickets.standing import Standing

from .doors import with_ticket
from .notices import unseen_of
from .readers import readers_of
from .talk import talk_of

TABS = ("answer", "question", "note", "call", "closure")


@require_safe
@with_ticket
def show(request, ticket):
    return page(request, ticket, tab=request.GET.get("write", ""))


def page(request, ticket, *, tab="", refused=None, status=200):
    """Also what a refused form comes back to, with its words still in it."""
    reader = request.user.person
    colleagues = list(Staff.objects.filter(left_at=None).select_related("person"))
    names = {staff.person_id: staff.person.name for staff in colleagues}
    entries, talk = talk_of(ticket, request.GET, names)
    context = {
        "ticket": ticket,
        "reader": reader,
        "standing": Standing(ticket, timezone.now(), reader.timezone),
        "costs": CostsShown(costs_of(ticket, timezone.now()), for_staff=True),
        "level": _level_of(ticket),
        "known": _known_by_pin(ticket),
        "entries": entries,
        "talk": talk,
        "seen": max((message.pk for message in talk), default=0),
        "tab": _tab(ticket, tab),
        "draft": request.POST.get("text", "") if refused else "",
        "refused": refused,
        "call": request.POST if refused else {"caller": str(ticket.contact_id)},
        "lost_files": bool(refused and request.FILES),
        "results": Closure.Result.choices,
        "kinds": Kind.choices,
        "colleagues": colleagues,
        "links": _links_of(ticket),
        "link_types": Link.Type.choices,
        "readers": readers_of(ticket),
        **unseen_of(ticket, reader),
    }
    return render(request, "desk/ticket.html", context, status=status)


def _tab(ticket, wanted):
    """A closed ticket still takes a note; nothing else."""
    if ticket.closed_at:
        return "note"
    return wanted if wanted in TABS else "answer"


def _level_of(ticket):
    if ticket.customer is None:
        return None
    agreements = Agreement.objects.select_related("level")
    prefetch_related_objects([ticket.customer], Prefetch("agreements", agreements))
    return ticket.customer.level


def _known_by_pin(ticket):
    if ticket.customer is None:
        return None
    return PinCheck.objects.last_of(ticket.contact, ticket.customer, timezone.now())


def _links_of(ticket):
    shown = Link.objects.shown().filter(Q(ticket=ticket) | Q(to=ticket, made_at__isnull=False))
    return shown.select_related("ticket", "to").order_by("id")[:50]
