"""One cell of a price list: what a kind of work costs on a level. For administrators."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tresen.costs.prices import drafting
from tresen.costs.prices.release import IsReleased
from tresen.customers.models import SupportLevel
from tresen.tickets.models import Kind

from .doors import for_administrators
from .filling import fill
from .price_form import PriceForm, as_form
from .price_lists import numbered


class CellForm(PriceForm):
    everywhere = forms.BooleanField(
        required=False, label=gettext_lazy("The same for every support level")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, version, level, kind):
    draft, found, kind = _place(version, level, kind)
    price = draft.prices.filter(level=found, kind=kind).first()

    def keep(form):
        levels = SupportLevel.objects.all() if form.cleaned_data["everywhere"] else [found]
        by = {"by": request.user.person, "at": timezone.now()}
        drafting.set_price(draft, levels, kind, **by, **form.terms())
        return reverse("desk:price_list", args=[version])

    form = CellForm(request.POST or None, initial=as_form(price) if price else None)
    names = {"level": found, "kind": Kind(kind).label}
    page = {
        "area": "prices",
        "title": _("%(level)s: %(kind)s") % names,
        "back": reverse("desk:price_list", args=[version]),
        "price": price,
        "price_list": draft,
        "place": (version, level, kind),
    }
    return fill(request, form, keep, template="desk/price.html", refusals=(IsReleased,), **page)


@require_POST
@for_administrators
def take_out(request, version, level, kind):
    draft, found, kind = _place(version, level, kind)
    try:
        drafting.take_out(draft, found, kind, by=request.user.person, at=timezone.now())
    except IsReleased as refused:
        messages.error(request, str(refused))
    return redirect("desk:price_list", version)


def _place(version, level, kind):
    if kind not in dict(Kind.on_offer()):
        raise Http404
    return numbered(version), get_object_or_404(SupportLevel, code=level), kind
