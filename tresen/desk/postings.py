"""Hands on letters: one leaves now, once more, or not at all; or a person takes note of it."""

from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tresen.mail.leaving.acknowledging import acknowledge
from tresen.mail.leaving.cancelling import cancel
from tresen.mail.leaving.retrying import HOURS, CannotGo, go_again, go_now
from tresen.mail.models import OutgoingMail

from .doors import for_staff
from .letter_words import CANNOT_GO


@require_POST
@for_staff
def create(request, pk):
    letter = get_object_or_404(OutgoingMail, pk=pk)
    try:
        go_now(letter, by=request.user.person, at=timezone.now())
    except CannotGo as error:
        messages.error(request, CANNOT_GO[error.code])
    else:
        messages.success(request, _("The letter will be sent now."))
    return redirect("desk:letter", pk)


@require_POST
@for_staff
def create_all(request):
    """After an outage of our own server: everything that failed in the last hours."""
    at, span = timezone.now(), HOURS.get(_number(request.POST.get("hours", "")))
    if span is None:
        return HttpResponseBadRequest(_("Choose how far back to go: 1, 4, 24 or 72 hours."))
    number = go_again(since=at - span, by=request.user.person, at=at)
    sentence = ngettext("%(n)s letter goes again.", "%(n)s letters go again.", number)
    messages.success(request, sentence % {"n": number})
    return redirect(f"{reverse('desk:outgoing')}?state=failed")


@require_POST
@for_staff
def cancel_one(request, pk):
    letter = get_object_or_404(OutgoingMail, pk=pk)
    if cancel(letter, by=request.user.person, at=timezone.now()):
        messages.success(request, _("The letter stays here and will not be sent."))
    else:
        messages.error(request, _("It is too late: this letter cannot be kept back any more."))
    return redirect("desk:letter", pk)


@require_POST
@for_staff
def take_note(request, pk):
    letter = get_object_or_404(OutgoingMail, pk=pk)
    if acknowledge(letter, by=request.user.person, at=timezone.now()):
        messages.success(request, _("Taken note of. The letter stays in the ticket's journal."))
    else:
        messages.error(request, _("This letter is no longer in trouble: see its state."))
    if request.POST.get("from") == "list":
        return redirect(f"{reverse('desk:outgoing')}?state=failed")
    return redirect("desk:letter", pk)


def _number(text):
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None
