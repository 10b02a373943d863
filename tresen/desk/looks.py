"""What lies in an account, before anybody confirms that it is emptied: for administrators."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

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
    context = {"area": "mailboxes", "pickup": pickup, "look": look(pickup)}
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
