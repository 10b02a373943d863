"""In plain words: who has to agree to what, how emergencies work, what prepaid time is."""

from django.utils.translation import gettext as _

from tresen.costs.rating import Mode, Window
from tresen.costs.sentences import DECLINE, percent
from tresen.costs.working.thresholds import STEPS
from tresen.house.models import Mailbox, Provider
from tresen.lib.stretch import how_long
from tresen.tickets.models import Kind

from .moments import day_of, day_without_service
from .surcharges import listed
from .table import Section

HALF_AN_HOUR = 30 * 60
ENOUGH = 100 * 3600


def consent(basis):
    return Section("consent", _("Nothing without your consent"), points=tuple(_consent(basis)))


def _consent(basis):
    yield _(
        "We charge nothing before somebody of yours has agreed to the price. You decide who may, "
        "and up to which sum."
    )
    yield _(
        "You see the price, net and gross, before you agree: when you open a ticket, in our mail, "
        "and on the page of the ticket."
    )
    yield _(
        "You agree on the page of the ticket, by the link in our mail, or on the phone with your "
        "phone PIN. If you like, up to a sum that you name: before it is exceeded, we ask again."
    )
    yield _("A consent is for this kind of work at this price. If either changes, we ask again.")
    yield _("You may refuse. That costs nothing.")
    if any(price.costs_money for price in basis.prices_for(Kind.SELF_SERVICE)):
        names = {"sentence": DECLINE}
        yield (
            _("What you can do yourself is charged only if you say so expressly: “%(sentence)s”")
            % names
        )
    if any(price.mode == Mode.QUOTE for price in basis.prices()):
        yield _(
            "Where a quote is needed, our sales department writes one first. If you accept it, you "
            "pay what it says."
        )
    yield _(
        "Your support agreement may include more, or name prices of your own. What counts for you "
        "is said on each ticket."
    )


def emergencies(basis):
    points = tuple(_emergencies(basis))
    return Section("emergencies", _("Emergency support"), points=points)


def _emergencies(basis):
    kind, house = Kind.EMERGENCY, Provider.current()
    prices = [price for price in basis.prices_for(kind) if price.costs_money]
    yield _("Open a ticket of the kind “%(kind)s” and follow our automatic reply.") % {
        "kind": kind.label
    }
    mailbox = Mailbox.objects.filter(default_kind=kind).order_by("id").first()
    if mailbox:
        yield _("Or write to %(address)s.") % {"address": mailbox.address}
    if house.phone:
        yield _("Outside our service hours please also call %(phone)s.") % {"phone": house.phone}
    if prices:
        yield _("Emergency support is charged, at the price that you agree to.")
    if any(price.call_out for price in prices):
        yield _("The call-out is charged once for each ticket, as soon as work has begun.")
    if prices:
        yield _("If your support agreement includes emergencies, nothing is charged.")


def prepaid(basis):
    points = tuple(_prepaid(basis))
    return Section("prepaid", _("Prepaid time"), points=points) if points else None


def _prepaid(basis):
    by_time = [price for price in basis.prices() if price.mode == Mode.CHARGED]
    if not any(price.prepaid for price in by_time):
        return
    yield _("You can buy time in advance. Work is then taken from it instead of being charged.")
    yield _("What lapses first is used first. What counts is the day of the work.")
    yield from _dearer_time(basis)
    yield _("We tell you as soon as %(percent)s %% of it are used, and when nothing is left.") % {
        "percent": percent(STEPS[0])
    }
    kinds = [kind.label for kind in Kind if _takes_none(basis, kind)]
    if kinds:
        yield _("It is not used for: %(kinds)s.") % {"kinds": listed(kinds)}


def _dearer_time(basis):
    """Worked out for the first level that pays by time."""
    start = day_without_service(basis.tariff.hours, basis.day)
    if start is None or not basis.tariff.percent(Window.WEEKEND):
        return
    verdicts = basis.once_agreed(Kind.CONFIGURATION, start, HALF_AN_HOUR, left=ENOUGH)
    taken = next((verdict.covered_seconds for verdict in verdicts if verdict.covered_seconds), 0)
    if taken > HALF_AN_HOUR:
        names = {"length": how_long(HALF_AN_HOUR), "taken": how_long(taken), "day": day_of(start)}
        yield (
            _("Time with a surcharge takes more: %(length)s of work on a %(day)s take %(taken)s.")
            % names
        )


def questions():
    house = Provider.current()
    said = [
        house.phone and _("By phone: %(phone)s") % {"phone": house.phone},
        house.sales_email
        and _("By mail to our sales department: %(address)s") % {"address": house.sales_email},
    ]
    points = tuple(filter(None, said))
    return Section("questions", _("Your questions"), points=points) if points else None


def _takes_none(basis, kind):
    prices = [price for price in basis.prices_for(kind) if price.mode == Mode.CHARGED]
    return bool(prices) and not any(price.prepaid for price in prices)
