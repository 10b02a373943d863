"""A letter's subject, text and HTML, in its reader's language and time zone."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import linebreaks

from tresen.house.models import Provider
from tresen.lib.when import in_full
from tresen.tickets.models import Link, Message
from tresen.tickets.sentences import happened

# Stands for the words of a person while the frame around them is written, so that nothing in a
# template or a subject is taken for Markdown, and nothing in their HTML is escaped.
WORDS = "\ue000"
SIGNATURE = "\n-- \n"


def in_words(kind, person, event):
    with translation.override(person.language):
        context = _context(person, event)
        frame = render_to_string(f"mail/{kind}.txt", context).strip()
        subject = render_to_string("mail/subject.txt", {**context, "kind": str(kind)})
        html = render_to_string(
            "mail/letter.html", {**context, "body": _as_html(frame, event.message)}
        )
    return " ".join(subject.split()), _as_text(frame, event.message), html


def _context(person, event):
    ticket = event.ticket
    return {
        "ticket": ticket,
        "event": event,
        "message": event.message,
        "person": person,
        "provider": Provider.current(),
        "due": in_full(ticket.due_at, person.timezone) if ticket.due_at else "",
        "follows": _followed(event),
        "happened": happened(event),
        "url": _page_of(ticket, person),
        "words": WORDS,
    }


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


def _as_text(frame, message):
    return frame.replace(WORDS, message.text if message else "") + "\n"


def _as_html(frame, message):
    body = frame.partition(SIGNATURE)[0].replace(WORDS, f"\n\n{WORDS}\n\n").strip()
    paragraphs = linebreaks(body, autoescape=True)
    words = (message.html or linebreaks(message.text, autoescape=True)) if message else ""
    return paragraphs.replace(f"<p>{WORDS}</p>", f"<blockquote>{words}</blockquote>")
