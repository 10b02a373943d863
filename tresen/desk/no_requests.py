"""A newsletter became a ticket: closed without a word to anybody, and the next one is ignored."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.mail.arriving.ignoring import ignore_from_now_on, what_to_ignore
from tresen.mail.arriving.passed_on import mail_of
from tresen.tickets.refusing import Refused

from .doors import with_ticket

BULK = {"is_list", "auto_submitted"}


def way_out_of(ticket):
    """None where there is a request; else what can be ignored from now on: {by what: value}.

    `is_bulk` says that the mail went to many, or was written by a program.
    """
    if not ticket.can_be_set_aside:
        return None
    mail = mail_of(ticket)
    is_bulk = bool(mail and mail.findings.keys() & BULK)
    return {"is_bulk": is_bulk, **(what_to_ignore(mail) if mail else {})}


@require_POST
@with_ticket
def create(request, ticket):
    try:
        _set_aside(request, ticket, {"by": request.user.person, "at": timezone.now()})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("desk:ticket", ticket.shown_id)


@transaction.atomic
def _set_aside(request, ticket, doing):
    mail = mail_of(ticket)
    ticket.set_aside(**doing)
    chosen = request.POST.getlist("ignore")[:2] if mail else []
    ignored = [ignore_from_now_on(mail, by_what, **doing) for by_what in chosen]
    if any(ignored):
        messages.success(request, _("Closed as no request. Mail like this is ignored from now on."))
    else:
        messages.success(request, _("Closed as no request. Nobody was written to."))
