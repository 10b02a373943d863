"""The Postausgang: every letter of ours, whether it has left, and if not, why.

Links that decide for the customer, or open an account, are shown without their token.
"""

from django.conf import settings
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tresen.house.models import Provider
from tresen.lib.address import NotAnAddress, normalise
from tresen.lib.secret_links import without_tokens
from tresen.mail.leaving.cancelling import can_stay
from tresen.mail.leaving.retrying import HOURS, hindrance
from tresen.mail.models import OutgoingMail

from .doors import for_staff
from .history import LETTERS, STATES
from .letter_words import BECAUSE, CANNOT_GO, came_back, happened_to
from .paging import page_of

State = OutgoingMail.State
# A way of looking, not a state: they failed, and somebody knows.
ACKNOWLEDGED = "acknowledged"
VIEWS = {**STATES, ACKNOWLEDGED: gettext_lazy("Not delivered, taken note of")}
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


@require_safe
@for_staff
def index(request):
    """By state and by reader: a whole address, as it stands in the letter."""
    chosen, to = request.GET.get("state", ""), request.GET.get("to", "").strip()[:254]
    if chosen and chosen not in VIEWS:
        raise Http404
    letters = _seen_as(chosen).select_related("ticket").defer("text", "html")
    page = page_of(letters.filter(to=_spelled(to)) if to else letters, request.GET, by="-id")
    for letter in page:
        letter.state_label, letter.why = STATES[letter.state], _why(letter)
    numbers = _unfinished()
    context = {
        "area": "outgoing",
        "page": page,
        "chosen": chosen,
        "to": to,
        "states": [(code, label, numbers.get(code)) for code, label in VIEWS.items()],
        "has_server": bool(settings.SMTP_URL),
        "hours": HOURS if chosen == State.FAILED and settings.SMTP_URL else (),
    }
    return render(request, "desk/outgoing.html", context)


def _seen_as(chosen):
    letters = OutgoingMail.objects.all()
    if chosen == State.FAILED:
        return letters.in_trouble()
    if chosen == ACKNOWLEDGED:
        return letters.failed().exclude(acknowledged_at=None)
    return letters.filter(state=chosen) if chosen else letters


def _unfinished():
    """How many still need something. What has left is not counted: it grows with the years."""
    letters = OutgoingMail.objects
    under_way = letters.filter(state__in=[State.QUEUED, State.SENDING])
    numbers = {State.QUEUED: 0, State.SENDING: 0, State.FAILED: letters.in_trouble().count()}
    counted = under_way.values("state").annotate(number=Count("pk")).order_by()
    return numbers | dict(counted.values_list("state", "number"))


def _spelled(to):
    try:
        return normalise(to)
    except NotAnAddress:
        return to


def _why(letter):
    return came_back(letter) if letter.has_failed else BECAUSE.get(letter.because, "")


@require_safe
@for_staff
def show(request, pk):
    letter = _letter(pk)
    stages = letter.stages.select_related("by")
    context = {
        "area": "outgoing",
        "letter": letter,
        "text": _shown(letter, letter.text),
        "what": LETTERS[letter.kind] % {"to": letter.to},
        "state": STATES[letter.state],
        "why": _why(letter),
        "stages": [(stage, happened_to(stage)) for stage in stages],
        "hindrance": CANNOT_GO.get(hindrance(letter), ""),
        "can_stay": can_stay(letter),
    }
    return render(request, "desk/letter.html", context)


@require_safe
@for_staff
def html(request, pk):
    """Alone in a frame without any rights: our own words, but with strangers' quoted in them."""
    letter = _letter(pk)
    if not letter.html:
        raise Http404
    response = HttpResponse(_shown(letter, letter.html))
    response["Content-Security-Policy"] = SANDBOX
    return response


def _shown(letter, words):
    """A demo house has no mail server: there its guests open accounts by the link in the letter."""
    has_open_key = letter.kind in OutgoingMail.WITH_A_KEY and Provider.current().is_demo
    return words if has_open_key else without_tokens(words)


def _letter(pk):
    letters = OutgoingMail.objects.select_related("ticket__customer", "person__staff", "event")
    return get_object_or_404(letters, pk=pk)
