"""The customer answers a quote, or saves it (promise P4)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tresen.costs.consents.consenting import Decision, accept_quote, decline_quote
from tresen.costs.quotes.paper import PDF, file_of
from tresen.files.handing_out import as_file
from tresen.lib.client_ip import client_ip
from tresen.people.once import once
from tresen.tickets.refusing import Refused

from .reached import with_ticket
from .ticket import page


@require_POST
@with_ticket
def accept(request, ticket, pk):
    said = _("Thank you: you have accepted the quote. We confirm it by mail.")
    return _answer(request, _sent(ticket, pk), accept_quote, said)


@require_POST
@with_ticket
def decline(request, ticket, pk):
    said = _("You have declined the quote. We confirm it by mail.")
    return _answer(request, _sent(ticket, pk), decline_quote, said)


@require_safe
@with_ticket
def paper(request, ticket, pk):
    name, data = file_of(_sent(ticket, pk), at=timezone.now())
    return as_file(data, name, PDF)


def _sent(ticket, pk):
    return get_object_or_404(ticket.quotes.shown_to_reader_of(ticket), pk=pk)


def _answer(request, quote, verb, said):
    person, ticket = request.user.person, quote.ticket

    def decide():
        ip, language = client_ip(request), get_language()
        verb(
            quote,
            Decision(person, "portal", ip=ip, language=language),
            by=person,
            at=timezone.now(),
        )
        messages.success(request, said)
        return f"{reverse('portal:ticket', args=[ticket.shown_id])}#quotes"

    try:
        return redirect(once(person, request.POST.get("once"), decide))
    except Refused as refused:
        return page(request, ticket, refusal=str(refused), status=409)
