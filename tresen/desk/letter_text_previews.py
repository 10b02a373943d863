"""How a text would arrive, before it is saved: for administrators. Nothing is written or sent."""

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from tresen.mail.wording.ours import Wording
from tresen.mail.wording.previews import preview
from tresen.tickets.models import Ticket

from .letter_text_form import LetterTextForm
from .letter_text_page import show_page, unsealed, with_text
from .outgoing import SANDBOX


@require_POST
@with_text
def show(request, kind, form):
    typed = LetterTextForm(kind, form, request.POST, person=request.user.person)
    return show_page(request, typed, status=200 if typed.is_valid() else 400)


@require_safe
@with_text
def html(request, kind, form):
    """The frame of a preview. What it shows stands in its address, sealed by us a moment ago."""
    try:
        subject, text, pk = unsealed(kind, form, request.GET.get("of", ""))
    except signing.BadSignature as error:
        raise Http404 from error
    reader = request.user.person
    ticket = pk and get_object_or_404(Ticket.objects.reachable_by(reader), pk=pk)
    shown = preview(kind, form, Wording(subject, text), ticket=ticket, reader=reader)
    response = HttpResponse(shown.letter.html)
    response["Content-Security-Policy"] = SANDBOX
    return response
