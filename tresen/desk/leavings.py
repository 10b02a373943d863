"""Whether a colleague still works here."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.people.models import Staff
from tresen.people.staff import LastAdministrator
from tresen.tickets.leaving import let_go

from .doors import for_administrators


@require_POST
@for_administrators
def create(request, pk):
    staff = _colleague(pk)
    try:
        let_go(staff, by=request.user.person, at=timezone.now())
    except LastAdministrator as refused:
        messages.error(request, str(refused))
    else:
        sentence = _("%(name)s has left. Open tickets are at the counter again.")
        messages.success(request, sentence % {"name": staff})
    return redirect("desk:staff")


@require_POST
@for_administrators
def undo(request, pk):
    staff = _colleague(pk)
    staff.come_back(by=request.user.person, at=timezone.now())
    messages.success(request, _("%(name)s can sign in again.") % {"name": staff})
    return redirect("desk:colleague", pk)


def _colleague(pk):
    return get_object_or_404(Staff.objects.select_related("person__login"), pk=pk)
