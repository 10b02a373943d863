"""What somebody on the staff was told on the page, and that it was seen."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tresen.mail.warned import place_of, warned
from tresen.tickets.models import Notice
from tresen.tickets.sentences import noticed

from .doors import for_staff, with_ticket
from .paging import page_of


@require_safe
@for_staff
def index(request):
    mine = Notice.objects.filter(person=request.user.person, on_page=True)
    mine = mine.select_related("event__by", "event__ticket", "amendment__by")
    page = page_of(mine, request.GET, by="-at")
    context = {
        "area": "notices",
        "title": _("Notices"),
        "page": page,
        "rows": _worded(page),
        "until": newest_of(notice for notice in page if notice.seen_at is None),
    }
    return render(request, "desk/notices.html", context)


@require_POST
@for_staff
def see_all(request):
    _unseen(request).see(at=timezone.now())
    return redirect("desk:notices")


@require_POST
@with_ticket
def see(request, ticket):
    """Sent by the page of the ticket itself, since showing a page writes nothing."""
    _unseen(request).filter(event__ticket=ticket).see(at=timezone.now())
    return HttpResponse(status=204) if request.htmx else redirect("desk:ticket", ticket.shown_id)


def unseen_of(ticket, person):
    """What the page of a ticket says on top, for the names that its template knows."""
    unseen = Notice.objects.unseen_by(person).filter(event__ticket=ticket)
    rows = _worded(unseen.select_related("event__by"))
    return {"notices": rows, "until": newest_of(notice for notice, words in rows)}


def newest_of(notices):
    """The one that was told last, which is not always about the latest moment."""
    return max((notice.pk for notice in notices), default=None)


def _worded(notices):
    return [_of_ticket(notice) if notice.event else _of_house(notice) for notice in notices]


def _of_ticket(notice):
    return notice, noticed(notice.event)


def _of_house(notice):
    """With the page on which it can be seen, and mended."""
    notice.place = place_of(notice.amendment)
    return notice, warned(notice.amendment)


def _unseen(request):
    """Up to the newest that was shown: what came since has not been seen."""
    until = request.POST.get("until", "")
    unseen = Notice.objects.unseen_by(request.user.person)
    return unseen.filter(pk__lte=int(until) if until.isdecimal() and len(until) < 19 else 0)
