"""Whose mail asks for nothing, as somebody on the staff decided; and how to hear it again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tresen.mail.models import Ignored

from .doors import for_staff
from .paging import page_of


@require_safe
@for_staff
def index(request):
    ended = request.GET.get("state") == "ended"
    rules = Ignored.objects.exclude(ended_at=None) if ended else Ignored.objects.in_force()
    page = page_of(rules.select_related("by", "ended_by", "mail__ticket"), request.GET, by="-at")
    context = {"area": "ignored", "page": page, "ended": ended}
    return render(request, "desk/ignored.html", context)


@require_POST
@for_staff
def end(request, pk):
    rule = get_object_or_404(Ignored, pk=pk)
    rule.end(by=request.user.person, at=timezone.now())
    messages.success(request, _("Mail of %(value)s is heard again.") % {"value": rule.value})
    return redirect("desk:ignored")
