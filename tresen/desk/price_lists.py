"""Price lists: which one counts, which ones follow, and what they say. For administrators."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tresen.costs.models import PriceList
from tresen.costs.prices import drafting
from tresen.costs.prices.release import InForce, IsReleased
from tresen.customers.models import SupportLevel
from tresen.people.once import once

from .amendments import newest
from .doors import for_administrators
from .filling import fill
from .list_terms_form import ListTermsForm
from .price_table import shared, table

STATES = {
    "draft": ("", gettext_lazy("Draft")),
    "later": ("soon", gettext_lazy("Released, not yet in force")),
    "in_force": ("good", gettext_lazy("In force")),
    "over": ("", gettext_lazy("No longer in force")),
}


@require_safe
@for_administrators
def index(request):
    today = timezone.localdate()
    lists = PriceList.objects.select_related("release", "made_by")
    counting = PriceList.objects.on(today)
    context = {
        "area": "prices",
        "counting": counting,
        "rows": [(each, *STATES[state_of(each, counting, today)]) for each in lists],
        "changes": newest("price"),
    }
    return render(request, "desk/price_lists.html", context)


@require_POST
@for_administrators
def create(request):
    """A draft, once for each click: it begins as a copy of the newest list."""

    def begin():
        draft = drafting.begin(by=request.user.person, at=timezone.now())
        return reverse("desk:price_list", args=[draft.version])

    return redirect(once(request.user.person, request.POST.get("once"), begin))


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def show(request, version):
    price_list = numbered(version)
    page = reverse("desk:price_list", args=[version])

    def keep(form):
        drafting.set_terms(price_list, form.terms(), by=request.user.person, at=timezone.now())
        messages.success(request, _("Saved."))
        return page

    form = ListTermsForm(request.POST or None, price_list=price_list)
    context = {"template": "desk/price_list.html", "refusals": (IsReleased,)}
    return fill(request, form, keep, **context, **_shown(price_list))


@require_POST
@for_administrators
def call_back(request, version):
    try:
        drafting.call_back(numbered(version), by=request.user.person, at=timezone.now())
    except InForce as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Called back: this price list is a draft again."))
    return redirect("desk:price_list", version)


def numbered(version):
    lists = PriceList.objects.select_related("release__by", "calendar", "made_by")
    return get_object_or_404(lists, version=version)


def state_of(price_list, counting, today):
    if not price_list.is_released:
        return "draft"
    if price_list.release.valid_from > today:
        return "later"
    return "in_force" if price_list == counting else "over"


def _shown(price_list):
    today = timezone.localdate()
    levels = list(SupportLevel.objects.all())
    state = state_of(price_list, PriceList.objects.on(today), today)
    topics = (f'price_list.{price_list.version}"', f'price_terms.{price_list.version}"')
    return {
        "area": "prices",
        "title": _("Price list %(version)s") % {"version": price_list.version},
        "price_list": price_list,
        "state": state,
        "tone": STATES[state][0],
        "state_label": STATES[state][1],
        "shared": shared(price_list).items(),
        "levels": levels,
        "rows": table(price_list, levels),
        "changes": newest(*topics, f"price.{price_list.version}."),
    }
