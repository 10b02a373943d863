"""Whether the house keeps its promises: what runs, what was broken, and whether mail flows."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tresen.mail.health import examine
from tresen.mail.models import IncomingMail, Recount
from tresen.tickets.models import BrokenPromise

from .doors import for_staff
from .fetched_accounts import accounts_for
from .paging import page_of


@require_safe
@for_staff
def show(request):
    mended = request.GET.get("state") == "mended"
    broken = BrokenPromise.objects.mended() if mended else BrokenPromise.objects.open()
    balance = IncomingMail.objects.balance()
    context = {
        "area": "health",
        "findings": examine(at=timezone.now()),
        "page": page_of(broken.select_related("event__ticket"), request.GET, by="-id"),
        "mended": mended,
        "balance": {state: balance.get(state, 0) for state in IncomingMail.State.values},
        "all": sum(balance.values()),
        "recount": Recount.objects.first(),
        "accounts": accounts_for(request) if request.user.person.staff.administers else [],
    }
    return render(request, "desk/health.html", context)
