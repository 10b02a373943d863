"""A letter's subject, text and HTML, in its reader's language, form of address and time zone."""

from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils import translation

from tresen.house.models import Provider
from tresen.mail import identity
from tresen.mail.leaving.outgoing import OutgoingMail

from .account_told import AccountTold
from .costs_told import CostsTold
from .dressing import addresses_in, dressed
from .filled import filled
from .frames import Frame
from .letter_text import wording_of
from .telling import page_of
from .text_kinds import FOOTER
from .values import Values

SIGNATURE = "-- "
# Read aloud on the phone: it stands large above the text.
WITH_ID_ON_TOP = (OutgoingMail.Kind.OPENED, OutgoingMail.Kind.OVERDUE)
WITH_PHONE_ON_TOP = (OutgoingMail.Kind.OVERDUE,)


class Letter(NamedTuple):
    subject: str
    text: str
    html: str


def in_words(kind, person, event):
    form = form_of(person)
    with translation.override(form):
        frame = Frame(event.message)
        told = CostsTold(event, person)
        values = Values(kind, form, person, event, told, place=frame.place)
        return written(values, frame, wording_of(kind, form))


def about_account(kind, person, at):
    """A letter of no ticket: only its reader, and the moment of which it tells."""
    form = form_of(person)
    with translation.override(form):
        values = Values(kind, form, person, account=AccountTold(kind, person, at))
        return written(values, Frame(None), wording_of(kind, form))


def form_of(person):
    """A language, and in German whether we say Sie or Du."""
    says_du = Provider.current().address_form == Provider.AddressForm.DU
    return f"{person.language}-du" if says_du and person.language == "de" else person.language


def written(values, frame, wording):
    """This wording with these values, whether or not it is the one that counts."""
    body, links = filled(wording.text, values), _links(values, wording)
    footer, marker = _below(values)
    whole = "\n".join([body, "", SIGNATURE, footer, marker]) if marker else body
    context = {
        "body": frame.as_html(body, links),
        "footer": dressed(footer, links),
        "marker": marker,
        "language": values.form[:2],
        "ticket": values.ticket,
        "url": page_of(values.ticket, values.person),
        "with_id": values.kind in WITH_ID_ON_TOP,
        "phone": Provider.current().phone if values.kind in WITH_PHONE_ON_TOP else "",
    }
    html = render_to_string("mail/letter.html", context)
    return Letter(subject_of(wording, values), frame.as_text(whole), html)


def _below(values):
    """The footer, and the mark by which a reply is known again; a letter of no ticket has none."""
    ticket = values.ticket
    return (values.within(FOOTER), identity.marker(ticket)) if ticket else ("", "")


def subject_of(wording, values):
    """Its first line that has everything it names."""
    return " ".join(filled(wording.subject, values).partition("\n")[0].split())


def _links(values, wording):
    """What our own words may lead to: our pages, our ways, and what administrators wrote."""
    house, page = Provider.current(), page_of(values.ticket, values.person)
    pages = [page, f"{page}clock/"] if page else []
    pages += values.links_made
    pages += addresses_in(wording.text, wording_of(FOOTER, values.form).text)
    leads = {
        **dict(zip(pages, pages, strict=True)),
        house.phone: f"tel:{house.phone.replace(' ', '')}",
        house.sales_email: f"mailto:{house.sales_email}",
    }
    return {said: address for said, address in leads.items() if said}
