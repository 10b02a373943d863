"""Whose ticket it is that a colleague forwarded: proposed from the mail, decided by a person."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.customers.models import Customer
from tresen.house.models import Mailbox
from tresen.lib.address import address_or_nothing
from tresen.mail.arriving.passed_on import claimed_writers, mail_of, words_passed_on
from tresen.people.models import Person

from .doors import with_ticket
from .moving import back_to


@dataclass(frozen=True)
class Claim:
    """Who is said to have written what a colleague forwarded."""

    name: str
    email: str
    customers: list


def claims_of(ticket):
    """None: it came from no colleague, or somebody has said already whose it is."""
    if ticket.closed_at or not ticket.came_from_a_colleague or ticket.is_doubted:
        return None
    return [_claim(name, email) for name, email in claimed_writers(mail_of(ticket))]


def _claim(name, email):
    person = Person.objects.speaking_from(email)
    customers = list(Customer.objects.of(person)[:5]) if person else []
    return Claim(person.name if person else name or email, email, customers)


@require_POST
@with_ticket
def create(request, ticket):
    email = named_in(request)
    if not email:
        return redirect("desk:ticket", ticket.shown_id)
    return back_to(request, ticket, partial(_name, request, ticket, email))


def named_in(request):
    """The address that somebody on the staff typed; empty where nobody can write from there."""
    email = address_or_nothing(request.POST.get("email", ""))
    if not email or Mailbox.objects.at(email):
        messages.error(request, _("Please enter the mail address of whoever wrote this."))
        return ""
    return email


def _name(request, ticket, email):
    mail = mail_of(ticket)
    names = {address: name for name, address in claimed_writers(mail)}
    language = ticket.mailbox.language if ticket.mailbox else Person.Language.GERMAN
    said = words_passed_on(mail, email)
    person = Person.objects.meet(email, name=names.get(email, ""), language=language)
    ticket.name_writer(person, said, by=request.user.person, at=timezone.now())
    messages.success(request, _("The ticket is that of %(name)s now.") % {"name": person.name})
