from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tresen.tickets.models import BrokenPromise

from .doors import for_staff


@require_POST
@for_staff
def create(request, pk):
    broken = get_object_or_404(BrokenPromise, pk=pk)
    broken.mend(by=request.user.person, at=timezone.now())
    return redirect("desk:health")
