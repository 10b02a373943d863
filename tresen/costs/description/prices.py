"""Which kind of work costs what on which level."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.costs.rating import Aggregation, Code, Mode
from tresen.costs.sentences import percent
from tresen.lib.stretch import how_long
from tresen.tickets.models import Kind

from .sums import sums
from .table import Line, Section, gathered

WHAT = {
    Kind.FAULT: gettext_lazy("Something that worked does not work any more."),
    Kind.BUG: gettext_lazy("Our software does something wrong."),
    Kind.QUESTION: gettext_lazy("You would like to know something about our services."),
    Kind.CONFIGURATION: gettext_lazy("We are to set up or change something for you."),
    Kind.ADVICE: gettext_lazy("You would like our recommendation for a plan or a problem."),
    Kind.INSTALLATION: gettext_lazy("We are to install something additional for you."),
    Kind.SELF_SERVICE: gettext_lazy(
        "Something that you can set up yourself, for example a new mailbox."
    ),
    Kind.ORDER: gettext_lazy("You would like to order, change or cancel a service."),
    Kind.EMERGENCY: gettext_lazy("An important service is down, and cannot wait."),
    Kind.COMPLAINT: gettext_lazy("We have done something badly, and you would like to tell us."),
}
NOTHING_TO_PAY = {
    Code.FREE: gettext_lazy("Free of charge"),
    Code.INCLUDED: gettext_lazy("Included"),
    Code.QUOTE: gettext_lazy("By quote"),
}
ROUNDED = {
    Aggregation.ENTRY: gettext_lazy("Each piece of work is rounded up for itself."),
    Aggregation.TICKET_DAY: gettext_lazy("The work of each day is rounded up for itself."),
}


def prices(basis):
    kinds = [Kind(kind) for kind, _label in Kind.on_offer()]
    return Section(
        "prices",
        _("What costs what"),
        words=tuple(_rules(basis)),
        head=(_("What you ask for"), *basis.names),
        by_level=True,
        rows=gathered((line_of(kind), _cells(basis, kind)) for kind in kinds),
    )


def line_of(kind):
    return Line(str(kind.label), str(WHAT[kind]))


def in_a_word(code):
    """Where there is nothing to pay, or no price before a quote."""
    return str(NOTHING_TO_PAY[code])


def _cells(basis, kind):
    return tuple(_cell(verdict, basis.tariff) for verdict in basis.before_consent(kind))


def _cell(verdict, tariff):
    if verdict.code in NOTHING_TO_PAY:
        return (Line(in_a_word(verdict.code)),)
    notes = (Line("", note) for note in _notes(verdict.price, tariff))
    return (*sums(verdict), *notes)


def _notes(price, tariff):
    if price.self_service:
        yield _("Only if you expressly say that you do not want to do it yourself.")
    if price.mode == Mode.FIXED:
        return
    if price.rounded(1) > price.increment:
        yield _("At least %(length)s are charged.") % {"length": how_long(price.rounded(1))}
    if price.aggregation in ROUNDED:
        yield str(ROUNDED[price.aggregation])
    if tariff.surcharges and not price.surcharged:
        yield _("Without surcharges.")


def _rules(basis):
    names = {"vat": percent(basis.tariff.vat)}
    yield _("Net prices are without VAT, gross prices include %(vat)s %% of VAT.") % names
    by_time = [price for price in basis.prices() if price.mode == Mode.CHARGED]
    if any(price.aggregation == Aggregation.TICKET for price in by_time):
        yield _(
            "Unless something else is said, all time of a ticket is added up, and only the sum is "
            "rounded up to what has been started."
        )
