"""What lies in an account, before anybody confirms that it is emptied: for administrators."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tresen.mail.models import Pickup
from tresen.mail.pickups import connecting
from tresen.mail.pickups.look import look

from .doors import for_administrators
from .pickup_words import lacks_consent
from .pickups import kept


@require_safe
@for_administrators
def show(request, pk):
    """Changes nothing, neither here nor there."""
    pickup = kept(pk)
    if lacks_consent(pickup):
        return redirect("desk:pickup_grant", pk)
    seen = look(pickup)
    context = {"area": "mailboxes", "pickup": pickup, "look": seen, "made": _made(pickup, seen)}
    return render(request, "desk/look.html", context)


@require_POST
@for_administrators
def confirm(request, pk):
    everything = request.POST.get("take") == "everything"
    if not everything and request.POST.get("take") != "new":
        messages.error(request, _("Please say what is to be fetched."))
        return redirect("desk:look", pk)
    by, at = request.user.person, timezone.now()
    connecting.confirm(kept(pk), everything=everything, by=by, at=at)
    messages.success(request, _("Confirmed. The first mails come within a minute."))
    return redirect("desk:pickup", pk)


def _made(pickup, seen):
    """The folders that do not exist yet. POP3 has none."""
    if pickup.protocol == Pickup.Protocol.POP3:
        return []
    wanted = dict.fromkeys([pickup.filed_folder, pickup.parked_folder])
    return [folder for folder in wanted if not _is_there(folder, seen.folders)]


def _is_there(folder, folders):
    """Some servers have all folders below INBOX."""
    spelled = folder.replace("/", ".")
    return any(each.replace("/", ".") in (spelled, f"INBOX.{spelled}") for each in folders)
