"""Accounts on other mail servers that we empty into our mailboxes: for administrators."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tresen.house.models import Mailbox
from tresen.mail.models import Pickup
from tresen.mail.pickups import connecting
from tresen.people.templatetags.pages import zone_of

from .doors import for_administrators
from .filling import fill
from .pickup_form import PickupForm
from .pickup_words import lacks_consent, standing

PEOPLE = ("mailbox", "confirmed_by", "paused_by", "ended_by", "grant__by")


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def new(request, pk):
    mailbox = get_object_or_404(Mailbox, pk=pk)
    form = PickupForm(request.POST or None, request=request)
    return _fill(request, form, mailbox, title=_("Connect an account"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    pickup = kept(pk)
    # What the environment says is said there alone.
    if pickup.from_environment and request.method == "POST":
        raise Http404
    form = PickupForm(request.POST or None, instance=pickup, request=request)
    page = {
        "title": str(pickup),
        "pickup": pickup,
        "standing": standing(pickup, now=timezone.now(), zone=zone_of(request)),
        "lacks_consent": lacks_consent(pickup),
        "comparison": pickup.comparisons.order_by("-at").first(),
    }
    return _fill(request, form, pickup.mailbox, **page)


@require_POST
@for_administrators
def pause(request, pk):
    return _decided(request, pk, connecting.pause, _("Nothing is fetched until you resume it."))


@require_POST
@for_administrators
def resume(request, pk):
    return _decided(request, pk, connecting.resume, _("It is fetched again."))


@require_POST
@for_administrators
def finish(request, pk):
    pickup = kept(pk, from_environment=False)
    connecting.end(pickup, by=request.user.person, at=timezone.now())
    messages.success(request, _("Ended. What was fetched stays here, and what lies there, there."))
    return redirect("desk:mailboxes")


def kept(pk, **more):
    pickups = Pickup.objects.kept().filter(**more).select_related(*PEOPLE)
    return get_object_or_404(pickups, pk=pk)


def next_step(pickup):
    """Where to go once its settings are saved: to whoever has to agree, or to look."""
    return reverse("desk:pickup_grant" if lacks_consent(pickup) else "desk:look", args=[pickup.pk])


def _decided(request, pk, verb, said):
    verb(kept(pk), by=request.user.person, at=timezone.now())
    messages.success(request, said)
    return redirect("desk:pickup", pk)


def _fill(request, form, mailbox, **page):
    def keep(form):
        by, at = request.user.person, timezone.now()
        return next_step(form.keep(mailbox, by=by, at=at))

    back = reverse("desk:mailboxes")
    more = {"area": "mailboxes", "back": back, "mailbox": mailbox, **page}
    return fill(request, form, keep, template="desk/pickup.html", **more)
