"""Agreeing on how soon we answer, and giving it up: the same for the house and for a customer."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from tresen.customers.models import Target
from tresen.tickets.models import Kind

from .filling import fill
from .target_form import TargetForm

EVERY = "every"


def agree_on(request, target, *, back, ending, **page):
    """`ending` is where it is given up, once it stands."""

    def agree(form):
        form.agree()
        return back

    form = TargetForm(request.POST or None, target=target, by=request.user.person)
    if target.pk:
        page["give_up"] = ending
    return fill(request, form, agree, template="desk/target.html", back=back, **page)


def give_up(request, target, *, back):
    target.give_up(by=request.user.person, at=timezone.now())
    messages.success(request, _("The less specific promise counts from now on."))
    return redirect(back)


def kind_named(slug):
    """The code of a kind; empty for every kind."""
    if slug != EVERY and slug not in Kind.values:
        raise Http404
    return "" if slug == EVERY else slug


def standing_or_new(**place):
    """What was promised there, or a promise that nobody has made yet."""
    found = Target.objects.select_related("level", "agreement", "calendar").filter(**place).first()
    return found or Target(**place)
