"""The tickets with which customers turned to sales (promise P5): whoever waits longest, first."""

from functools import partial

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from .doors import for_staff, reachable, with_ticket
from .moving import back_to
from .paging import page_of
from .rows import standings, with_words


@require_safe
@for_staff
def index(request):
    tickets = with_words(reachable(request).with_sales())
    page = page_of(
        tickets.select_related("customer__account_manager", "contact", "owner"),
        request.GET,
        by="sales_since",
    )
    context = {"area": "sales", "page": page, "rows": standings(request, page)}
    return render(request, "desk/sales.html", context)


@require_POST
@with_ticket
def settle(request, ticket):
    """Sales has looked after it: the ticket leaves the list."""
    settled = partial(ticket.settle_with_sales, by=request.user.person, at=timezone.now())
    return back_to(request, ticket, settled)
