"""The page of one ticket."""

from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tresen.costs.quotes.quote import may_write_quotes
from tresen.costs.quotes.shown import quotes_shown
from tresen.customers.models import Customer, PinCheck
from tresen.lib.memory import remembering
from tresen.people.models import Staff
from tresen.tickets.closing import IN_WORDS
from tresen.tickets.models import Kind, Link
from tresen.tickets.standing import Standing

from .alongside import row_for
from .around import tickets_around
from .beside import beside
from .costs import CostsPanel, prefetch_costs
from .doors import with_ticket
from .no_requests import way_out_of
from .notices import unseen_of
from .readers import names_reached, readers_of
from .talk import talk_of
from .writers import claims_of

TABS = ("answer", "question", "note", "call", "closure")
# The form beside the words: what somebody said about the costs.
CONSENT = "consent"
POSSIBLE = 10


@require_safe
@with_ticket
def show(request, ticket):
    return page(request, ticket, tab=request.GET.get("write", ""))


def page(request, ticket, *, tab="", refused=None, status=200):
    """Also what a refused form comes back to, with its words still in it."""
    said, undecided = (None, refused) if tab == CONSENT else (refused, None)
    with remembering():
        context = _told(request, ticket, tab, said) | {"undecided": undecided}
        return render(request, "desk/ticket.html", context, status=status)


def _told(request, ticket, tab, refused):
    reader, now = request.user.person, timezone.now()
    there = beside(ticket, reader)
    prefetch_costs(ticket, there)
    colleagues = list(Staff.objects.filter(left_at=None).select_related("person"))
    names = {staff.person_id: staff.person.name for staff in colleagues}
    entries, talk = talk_of(ticket, request.GET, names, there)
    readers = list(readers_of(ticket))
    panel = CostsPanel(ticket, reader, readers, now, there)
    panel.mark(talk)
    quotes = quotes_shown(ticket.quotes.for_page(), now) if "quotes" in there else []
    links = list(_links_of(ticket)) if "links" in there else []
    takes_part = any(person.takes_part for person in readers)
    return {
        "ticket": ticket,
        "reader": reader,
        "standing": Standing(ticket, now, reader.timezone),
        "costs": panel.shown.beside(quotes),
        "panel": panel,
        "work": row_for(request.POST if refused else None, panel.timer, now),
        "level": ticket.customer and ticket.customer.level,
        "known": _known_by_pin(ticket, now) if "pins" in there else None,
        "possible": [] if ticket.customer else Customer.objects.of(ticket.contact)[:POSSIBLE],
        "entries": entries,
        "talk": talk,
        "opening": _opening_in(talk),
        "seen": max((message.pk for message in talk), default=0),
        "tab": _tab(ticket, tab),
        "draft": request.POST.get("text", "") if refused else "",
        "refused": refused,
        "call": request.POST if refused else {"caller": str(ticket.contact_id)},
        "lost_files": bool(refused and request.FILES),
        "results": [(each.value, each.label) for each in IN_WORDS],
        "kinds": Kind.choices,
        "colleagues": colleagues,
        "links": links,
        "around": tickets_around(request, ticket, links) if "around" in there else [],
        "claims": claims_of(ticket),
        "way_out": way_out_of(ticket),
        "doubted": not takes_part and ticket.is_doubted,
        "link_types": Link.Type.choices,
        "readers": readers,
        "reached": names_reached(ticket, readers),
        "quotes": quotes,
        "may_write_quotes": may_write_quotes(reader),
        **(unseen_of(ticket, reader) if "notices" in there else {}),
    }


def _tab(ticket, wanted):
    """A closed ticket still takes a note; nothing else."""
    if ticket.closed_at:
        return "note"
    return wanted if wanted in TABS else "answer"


def _opening_in(talk):
    """The message that opened the ticket; None where an older page has it."""
    return None if talk.next else min((message.pk for message in talk), default=None)


def _known_by_pin(ticket, now):
    return PinCheck.objects.last_of(ticket.contact, ticket.customer, now)


def _links_of(ticket):
    shown = Link.objects.shown().filter(Q(ticket=ticket) | Q(to=ticket, made_at__isnull=False))
    return shown.select_related("ticket", "to").order_by("id")[:50]
