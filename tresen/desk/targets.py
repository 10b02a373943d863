"""How soon the house answers whom, and who is told before it is too late: for administrators."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tresen.customers.models import Agreement, SupportLevel, Target
from tresen.tickets.models import Kind

from . import agreeing
from .agreeing import EVERY, kind_named, standing_or_new
from .amendments import newest
from .doors import for_administrators
from .promised import kinds_with_targets, promised
from .steps import steps_by_level

MOST_AGREEMENTS = 50


@require_safe
@for_administrators
def index(request):
    levels = list(SupportLevel.objects.all())
    context = {
        "area": "targets",
        "levels": levels,
        "rows": list(zip(*map(_column, [None, *levels]), strict=True)),
        "kinds": Kind.choices,
        "agreed": _with_customers(),
        "steps": steps_by_level(levels),
        "changes": newest("target.", "steps.", "reaction_seconds"),
    }
    return render(request, "desk/targets.html", context)


def _column(level):
    """What counts for one level, or for everybody: kind by kind, each with its page."""
    kinds = kinds_with_targets(Target.objects.filter(agreement=None))
    name, slug = (level.name, level.code) if level else (_("Everybody"), EVERY)
    counting = promised(level and Agreement(level=level), kinds)
    return [(name, each, _page_of(slug, each.slug)) for each in counting]


def _page_of(level, kind):
    """The house's own promise for every kind stands with the house."""
    if level == kind == EVERY:
        return reverse("desk:house")
    return reverse("desk:target", args=[level, kind])


@require_safe
@for_administrators
def new(request):
    """The two choices of a form become the address of the promise that they name."""
    level, kind = request.GET.get("level", EVERY), request.GET.get("kind", EVERY)
    _named(level, kind)
    return redirect("desk:target", level, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, level, kind):
    target = _named(level, kind)
    page = {"title": _titled(target), "area": "targets"}
    ending = reverse("desk:target_ending", args=[level, kind])
    return agreeing.agree_on(request, target, back=reverse("desk:targets"), ending=ending, **page)


@require_POST
@for_administrators
def give_up(request, level, kind):
    return agreeing.give_up(request, _named(level, kind), back=reverse("desk:targets"))


def _named(level, kind):
    if level == kind == EVERY:
        raise Http404
    levels = SupportLevel.objects.all()
    found = None if level == EVERY else get_object_or_404(levels, code=level)
    return standing_or_new(level=found, agreement=None, kind=kind_named(kind))


def _titled(target):
    if not target.kind:
        return _("Answer time for %(level)s") % {"level": target.level}
    kind = Kind(target.kind).label
    if target.level is None:
        return _("Answer time for: %(kind)s") % {"kind": kind}
    return _("Answer time for %(level)s: %(kind)s") % {"level": target.level, "kind": kind}


def _with_customers():
    own = Target.objects.exclude(agreement=None).select_related("agreement__customer", "calendar")
    return own.order_by("agreement__customer__name", "kind")[:MOST_AGREEMENTS]
