"""A letter's subject, text and HTML, in its reader's language and time zone."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.text import Truncator

from tresen.hours.announcing import announced
from tresen.house.models import Provider
from tresen.lib.when import in_full
from tresen.tickets.models import Link, Message
from tresen.tickets.sentences import happened

from . import identity
from .costs_told import CostsTold
from .frames import Frame

LONGEST_SUBJECT = 200


def in_words(kind, person, event):
    with translation.override(person.language):
        frame = Frame(event.message)
        context = {**_context(person, event), "words": frame.place, "kind": str(kind)}
        written = render_to_string(f"mail/{kind}.txt", context).strip()
        subject = render_to_string("mail/subject.txt", context)
        body = frame.as_html(written, _links(context))
        html = render_to_string("mail/letter.html", {**context, "body": body})
    return " ".join(subject.split()), frame.as_text(written), html


def _context(person, event):
    ticket = event.ticket
    return {
        "ticket": ticket,
        "topic": Truncator(ticket.subject).chars(LONGEST_SUBJECT),
        "event": event,
        "costs": CostsTold(event, person),
        "message": event.message,
        "person": person,
        "provider": Provider.current(),
        "due": in_full(ticket.due_at, person.timezone) if ticket.due_at else "",
        "freeze": SimpleLazyObject(lambda: announced(ticket.due_calendar, event.at)),
        "follows": SimpleLazyObject(lambda: _followed(event)),
        "happened": happened(event),
        "url": _page_of(ticket, person),
        "marker": identity.marker(ticket),
    }


def _links(context):
    """What our own words may lead to."""
    provider, url = context["provider"], context["url"]
    pages = [url, f"{url}clock/"] if url else []
    pages += context["costs"].links_made
    leads = {
        **dict(zip(pages, pages, strict=True)),
        provider.phone: f"tel:{provider.phone.replace(' ', '')}",
        provider.sales_email: f"mailto:{provider.sales_email}",
    }
    return {said: address for said, address in leads.items() if said}


def _followed(event):
    """The closed ticket that a new one takes up again, or None. A mail says so only by replying."""
    ticket = event.ticket
    if "follows" not in event.facts and ticket.origin == Message.Origin.MAIL:
        return None
    link = ticket.links.made().filter(type=Link.Type.FOLLOWS).select_related("to").first()
    return link and link.to


def _page_of(ticket, person):
    """Where this reader finds the ticket online; empty for somebody who cannot sign in."""
    if not hasattr(person, "login"):
        return ""
    place = "desk/tickets" if person.is_staff else "tickets"
    return f"{settings.TRESEN_URL}/{place}/{ticket.shown_id}/"
