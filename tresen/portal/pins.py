"""By which digits a contact is known on the phone. They are shown once, in the answer itself."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from tresen.customers.models import Contact
from tresen.people.once import once

from .reached import for_contacts


# Never kept by the browser, or the Back button would show the digits to whoever sits there next.
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_contacts
@sensitive_variables()
def show_or_make(request):
    now, chosen, digits = timezone.now(), None, ""
    if request.method == "POST":
        chosen = _chosen(request)
        digits = _made_once(request, chosen, now)
    rows = [
        (contact, contact.pin_until(now), digits if contact == chosen else "")
        for contact in _mine(request)
    ]
    context = {"rows": rows, "is_used": chosen and not digits}
    return render(request, "portal/pins.html", context, status=409 if context["is_used"] else 200)


@sensitive_variables()
def _made_once(request, contact, now):
    """The digits; none where this form made a PIN before: loading its page anew keeps that one."""
    made = []

    def make():
        made.append(contact.make_pin(by=contact.person, at=now))
        return reverse("portal:pins")

    once(request.user.person, request.POST.get("once"), make)
    return "".join(made)


@require_POST
@for_contacts
def revoke(request):
    _chosen(request).revoke_pin(by=request.user.person, at=timezone.now())
    messages.success(request, _("This PIN opens nothing any more."))
    return redirect("portal:pins")


def _chosen(request):
    return get_object_or_404(_mine(request), customer__number=request.POST.get("customer"))


def _mine(request):
    """The visitor as a contact: once for each customer."""
    mine = Contact.objects.living().filter(person=request.user.person)
    return mine.select_related("customer", "pin").order_by("customer__name")
