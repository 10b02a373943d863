"""One line for each variable of our texts: where its words come from, for the letter at hand."""

from datetime import datetime

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from tresen.hours.announcing import announced
from tresen.hours.models import version_of
from tresen.house.models import Provider
from tresen.lib.when import in_full
from tresen.mail.arriving.hearing import NAMELESS
from tresen.mail.leaving.outgoing import OutgoingMail
from tresen.tickets.models import Link, Message

from .text_kinds import FAREWELL

LONGEST_SUBJECT = 200


def page_of(ticket, person):
    """Where this reader finds the ticket online; empty for somebody who cannot sign in."""
    if ticket is None or not hasattr(person, "login"):
        return ""
    place = "desk/tickets" if person.is_staff else "tickets"
    return f"{settings.TRESEN_URL}/{place}/{ticket.shown_id}/"


def _subject(letter):
    if letter.is_for_a_stranger:
        return ""
    is_nameless = letter.ticket.subject in ("", NAMELESS)
    return _("without a subject") if is_nameless else _cut(letter.ticket.subject)


def _cut(subject):
    return Truncator(subject).chars(LONGEST_SUBJECT)


def _name(letter):
    return "" if letter.is_for_a_stranger else letter.person.name or letter.person.email


def _clock_page(letter):
    page = page_of(letter.ticket, letter.person)
    return page and f"{page}clock/"


def _in_full(letter, moment):
    return moment and in_full(moment, letter.person.timezone)


def _due(letter):
    """A letter about costs says so only where the same change has made it earlier."""
    if letter.kind != OutgoingMail.Kind.COSTS:
        return _in_full(letter, letter.ticket.due_at)
    earlier = letter.event.facts.get("now_due")
    return earlier and _in_full(letter, datetime.fromisoformat(earlier))


def _old_ticket_id(letter):
    """Of the closed ticket that a new one takes up again. A mail says so only by replying."""
    ticket = letter.ticket
    if "follows" not in letter.event.facts and ticket.origin == Message.Origin.MAIL:
        return ""
    link = ticket.links.made().filter(type=Link.Type.FOLLOWS).select_related("to").first()
    return link and link.to.shown_id


def _author(letter):
    message = letter.message
    if message and message.automatic:
        return _("This is an automatic message.")
    return message and message.author.name


def _decision(*, is_agreed):
    def sentence(letter):
        consent = letter.consent
        return consent and consent.is_agreed == is_agreed and consent.words.sentence

    return sentence


def _noted_by(letter):
    consent = letter.consent
    return consent and consent.by_id != consent.person_id and consent.by.name


def _of_costs(name):
    return lambda letter: "" if letter.is_unsorted else getattr(letter.costs, name)


def _deciding(name):
    """By which somebody decides: a price, or a quote."""

    def said(letter):
        prefix = "quote_" if letter.is_of_a_quote else ""
        return "" if letter.is_unsorted else getattr(letter.costs, f"{prefix}{name}")

    return said


TELL = {
    "name": _name,
    "subject": _subject,
    "ticket_id": lambda letter: letter.ticket.shown_id,
    "page": lambda letter: page_of(letter.ticket, letter.person),
    "provider": lambda letter: Provider.current().name,
    "phone": lambda letter: Provider.current().phone,
    "sales": lambda letter: Provider.current().sales_email,
    "farewell": lambda letter: letter.within(FAREWELL),
    "kind": lambda letter: "" if letter.is_unsorted else letter.ticket.get_kind_display(),
    "due": _due,
    "old_ticket_id": _old_ticket_id,
    "freeze": lambda letter: announced(version_of(letter.ticket.due_calendar_id), letter.event.at),
    "costs": _of_costs("sentence"),
    "surcharge": _of_costs("surcharge"),
    "free": _of_costs("free"),
    "guides": _of_costs("guides_in_lines"),
    "decision_link": _deciding("link"),
    "deciders": _deciding("deciders"),
    "account_manager": _of_costs("account_manager"),
    "consent": _decision(is_agreed=True),
    "refusal": _decision(is_agreed=False),
    "seal": lambda letter: letter.consent and letter.consent.short_seal,
    "noted_by": _noted_by,
    "words": lambda letter: letter.message and letter.place,
    "author": _author,
    "asked_at": lambda letter: _in_full(letter, letter.ticket.nudged_at),
    "clock_page": _clock_page,
    "result": lambda letter: letter.ticket.closure.get_result_display(),
    "quote_number": lambda letter: letter.costs.quote.number,
    "quote_net": lambda letter: letter.costs.quote_sum["net"],
    "quote_gross": lambda letter: letter.costs.quote_sum["gross"],
    "quote_until": lambda letter: letter.costs.quote_until,
    "prepaid_size": lambda letter: letter.costs.pot_size,
    "prepaid_left": lambda letter: letter.costs.pot_left,
    "prepaid_percent": lambda letter: letter.event.facts["percent"],
    "address": lambda letter: letter.account.address,
    "sign_in_page": lambda letter: letter.account.sign_in_page,
    "password_link": lambda letter: letter.account.link,
    "valid_until": lambda letter: _in_full(letter, letter.account.valid_until),
    "changed_at": lambda letter: _in_full(letter, letter.account.at),
    "password_page": lambda letter: letter.account.password_page,
}
