"""Letting a price list count from a day on: first what it changes, then the button."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tresen.costs.prices import drafting
from tresen.costs.prices.release import IsReleased, NotAFreeDay, NothingPriced

from .dated_field import DatedField
from .doors import for_administrators
from .price_changes import PriceChanges
from .price_lists import numbered

LOOK_AGAIN = gettext_lazy(
    "Nothing was released yet: please look at what changes, and then release it below."
)


class ReleaseForm(forms.Form):
    valid_from = DatedField(label=gettext_lazy("In force from"))
    checked = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, version):
    """A day asked for by GET only shows what would change."""
    draft = numbered(version)
    if draft.is_released:
        return _refused(request, draft, IsReleased())
    form = ReleaseForm(request.POST or (request.GET if "valid_from" in request.GET else None))
    if not form.is_valid():
        return _show(request, draft, form)
    changes = PriceChanges(draft, form.cleaned_data["valid_from"])
    if request.method != "POST":
        return _show(request, draft, form, preview=changes)
    if form.cleaned_data["checked"] != changes.mark:
        return _show(request, draft, form, preview=changes, said=LOOK_AGAIN)
    return _release(request, draft, form)


def _release(request, draft, form):
    day = form.cleaned_data["valid_from"]
    try:
        drafting.release_from(draft, day, by=request.user.person, at=timezone.now())
    except NotAFreeDay as refused:
        form.add_error("valid_from", str(refused))
        return _show(request, draft, form)
    except (IsReleased, NothingPriced) as refused:
        return _refused(request, draft, refused)
    names = {"version": draft.version, "day": date_format(day, "SHORT_DATE_FORMAT")}
    messages.success(request, _("Price list %(version)s is in force from %(day)s.") % names)
    return redirect("desk:price_list", draft.version)


def _refused(request, draft, refused):
    messages.error(request, str(refused))
    return redirect("desk:price_list", draft.version)


def _show(request, draft, form, **context):
    title = _("Release price list %(version)s") % {"version": draft.version}
    context |= {"area": "prices", "title": title, "form": form, "price_list": draft}
    status = 400 if form.errors or context.get("said") else 200
    return render(request, "desk/price_release.html", context, status=status)
