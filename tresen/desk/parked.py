"""What can be done with parked mail: read it again, say who wrote it, or let it be."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tresen.mail.arriving.disregarding import disregard
from tresen.mail.arriving.filing import try_again
from tresen.mail.arriving.naming import name_sender
from tresen.mail.arriving.rereading import ask_for_all
from tresen.mail.models import IncomingMail

from .doors import for_staff
from .incoming import found
from .writers import named_in

LONGEST = 500


@require_POST
@for_staff
def retry(request, pk):
    return _told(request, try_again(found(pk), by=request.user.person))


@require_POST
@for_staff
def name(request, pk):
    mail = found(pk)
    email = named_in(request)
    if not email:
        return redirect("desk:incoming_mail", pk)
    return _told(request, name_sender(mail, email, by=request.user.person))


def _told(request, mail):
    if mail.state == IncomingMail.State.PARKED:
        messages.error(request, _("The mail is still parked: see the reason below."))
    else:
        messages.success(request, _("The mail has been dealt with."))
    return redirect("desk:incoming_mail", mail.pk)


@require_POST
@for_staff
def retry_all(request):
    """Of one reason: after an upgrade, or once a setting is mended."""
    by, at = request.user.person, timezone.now()
    number = ask_for_all(request.POST.get("reason", ""), by=by, at=at)
    sentence = ngettext(
        "%(number)s mail is read again within a minute.",
        "%(number)s mails are read again within a minute.",
        number,
    )
    messages.success(request, sentence % {"number": number})
    return redirect("desk:incoming")


@require_POST
@for_staff
def leave(request, pk):
    because = " ".join(request.POST.get("because", "").split())
    if not 0 < len(because) <= LONGEST:
        messages.error(request, _("Please say in a few words why this mail needs nothing."))
    else:
        disregard(found(pk), because, by=request.user.person, at=timezone.now())
        messages.success(request, _("The mail is ignored. It is kept, and so is your reason."))
    return redirect("desk:incoming_mail", pk)
