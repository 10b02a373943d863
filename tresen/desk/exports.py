"""What was handed to the billing system. For sales and administrators."""

from functools import wraps

from django.contrib import messages
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tresen.costs.models import Export
from tresen.costs.statements.exporting import export, may_export, waiting_lines
from tresen.costs.statements.files import export_file
from tresen.people.once import once
from tresen.tickets.refusing import Refused

from .doors import for_staff
from .paging import page_of

FORMS = ("csv", "json")


def for_exporting(view):
    @wraps(view)
    @for_staff
    def entered(request, *args, **kwargs):
        if not may_export(request.user.person):
            raise Http404
        return view(request, *args, **kwargs)

    return entered


@require_http_methods(["GET", "HEAD", "POST"])
@for_exporting
def index_or_create(request):
    return create(request) if request.method == "POST" else index(request)


def index(request):
    exports = Export.objects.select_related("by").annotate(count=Count("lines"))
    page = page_of(exports, request.GET, by="-id")
    for each in page:
        each.address = f"{reverse('desk:exports')}{each.pk}/"
    context = {
        "area": "exports",
        "page": page,
        "waiting": waiting_lines().count(),
        "forms": FORMS,
    }
    return render(request, "desk/exports.html", context)


def create(request):
    person = request.user.person

    def hand_over():
        export(by=person, at=timezone.now())
        return reverse("desk:exports")

    try:
        there = once(person, request.POST.get("once"), hand_over)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("desk:exports")
    messages.success(request, _("Exported. The file can be saved below, again and again."))
    return redirect(there)


@require_safe
@for_exporting
def download(request, pk, form):
    if form not in FORMS:
        raise Http404
    return export_file(get_object_or_404(Export.objects.select_related("by"), pk=pk), form)
