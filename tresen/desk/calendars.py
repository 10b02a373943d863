"""When somebody is there: for administrators, who see what would follow before they save."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tresen.hours.calendar import RevisedMeanwhile
from tresen.hours.models import Calendar, CalendarVersion
from tresen.hours.words import week_in_words

from .calendar_draft import Draft
from .calendar_history import history
from .calendar_preview import Preview
from .calendar_uses import uses
from .doors import for_administrators
from .trying import CalendarTryForm, TryForm

REVISED = gettext_lazy(
    "Somebody else has changed this calendar in the meantime. Nothing was saved: "
    "please load the newest version and make your changes there."
)
LOOK_AGAIN = gettext_lazy("Nothing is saved yet: please look at what your changes mean first.")


@require_safe
@for_administrators
def index(request):
    asked = "try-moment" in request.GET
    trying = CalendarTryForm(request.GET, prefix="try") if asked else CalendarTryForm.unsaid()
    context = {"area": "calendars", "rows": _rows(), "trying": trying}
    context["tried"] = trying.tried_as_saved()
    return render(request, "desk/calendars.html", context, status=400 if trying.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def new(request):
    return _edit(request, Calendar())


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    return _edit(request, get_object_or_404(Calendar, pk=pk))


@require_POST
@for_administrators
def preview_new(request):
    return _look(request, Draft(Calendar(), request.POST))


@require_POST
@for_administrators
def preview(request, pk):
    return _look(request, Draft(get_object_or_404(Calendar, pk=pk), request.POST))


def _rows():
    newest = CalendarVersion.objects.order_by("calendar_id", "-version").distinct("calendar_id")
    versions = {version.calendar_id: version for version in newest}
    used = uses()
    calendars = Calendar.objects.order_by("-is_default", "name")
    return [(each, *_newest(versions.get(each.pk)), used[each.pk]) for each in calendars]


def _newest(version):
    return version, list(week_in_words(version.weekly)) if version else []


def _edit(request, calendar):
    if request.method != "POST":
        return _show(request, Draft(calendar), trying=TryForm.unsaid())
    draft = Draft(calendar, request.POST)
    if not draft.is_valid() or not draft.was_looked_at:
        return _look(request, draft, said=LOOK_AGAIN)
    try:
        draft.keep(by=request.user.person, at=timezone.now())
    except RevisedMeanwhile:
        trying = TryForm(request.POST, prefix="try")
        return _show(request, draft, trying=trying, said=REVISED, is_outdated=True, status=409)
    messages.success(request, _("Saved. Deadlines that run now are counted anew."))
    return redirect("desk:calendars")


def _look(request, draft, *, said=""):
    """What the draft would mean, if it can mean anything."""
    trying = TryForm(request.POST, prefix="try")
    if not draft.is_valid():
        return _show(request, draft, trying=trying, status=400)
    context = {"said": said, "preview": Preview(draft, timezone.now())}
    context["tried"] = trying.tried(draft.hours)
    status = 400 if trying.errors else 200
    return _show(request, draft, trying=trying, status=status, **context)


def _show(request, draft, *, status=200, **context):
    calendar = draft.calendar
    context |= {"area": "calendars", "draft": draft, "calendar": calendar}
    context["history"] = history(calendar) if calendar.pk else []
    return render(request, "desk/calendar.html", context, status=status)
