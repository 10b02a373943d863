"""Verdicts as sentences, for customers and for staff. Codes are stored; words are found late."""

from decimal import Decimal

from babel.numbers import format_currency, format_decimal
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.lib.stretch import how_long
from tresen.lib.when import reader_locale
from tresen.tickets.models import Kind

from .rating import Mode, Reason, gross_of

FREE = {
    Kind.FAULT: gettext_lazy("Free of charge: a technical fault of your product."),
    Kind.BUG: gettext_lazy("Free of charge: an error of ours that you have shown us."),
    Kind.QUESTION: gettext_lazy("Free of charge: a question about our services."),
    Kind.COMPLAINT: gettext_lazy("Free of charge: a complaint."),
}
# The same below a headline that says already that it is free.
BELOW_FREE = {
    Kind.FAULT: gettext_lazy("We charge nothing for technical faults."),
    Kind.BUG: gettext_lazy("We charge nothing for errors of ours that we are shown."),
    Kind.QUESTION: gettext_lazy("We charge nothing for questions about our services."),
    Kind.COMPLAINT: gettext_lazy("We charge nothing for complaints."),
}
CUSTOMER = {
    Reason.KIND_IS_FREE: gettext_lazy("Free of charge: this kind of work costs nothing."),
    Reason.NOT_SORTED: gettext_lazy(
        "Free of charge until we have sorted it: nothing is charged without your consent."
    ),
    Reason.LEVEL_INCLUDES: gettext_lazy("Included in your support level."),
    Reason.AGREEMENT_INCLUDES: gettext_lazy("Included by your support agreement."),
    Reason.PREPAID: gettext_lazy("Taken from your prepaid time; %(left)s of it are left."),
    Reason.CONSENTED: gettext_lazy("%(price)s; you have agreed."),
    Reason.QUOTED: gettext_lazy("At the price of the quote that you accepted."),
    Reason.SELF_SERVICE: gettext_lazy(
        "You can do this yourself free of charge. %(price)s, only if you expressly do not want to."
    ),
    Reason.NO_CONSENT: gettext_lazy("%(price)s; your consent is still missing."),
    Reason.OTHER_PRICE: gettext_lazy(
        "%(price)s; your consent was for something else, so we need a new one."
    ),
    Reason.CAP_REACHED: gettext_lazy(
        "%(price)s; the sum that you agreed to, %(cap)s net, is used up."
    ),
    Reason.NEEDS_QUOTE: gettext_lazy("You get a quote from our sales department first."),
    Reason.NO_AGREEMENT: gettext_lazy(
        "There is no support agreement yet: you get a quote from our sales department first."
    ),
    Reason.NO_PRICE: gettext_lazy(
        "There is no fixed price for this: you get a quote from our sales department first."
    ),
}
STAFF = {
    Reason.NOT_SORTED: gettext_lazy("Nothing can be charged before the ticket has a kind."),
    Reason.LEVEL_INCLUDES: gettext_lazy("Included in the support level."),
    Reason.AGREEMENT_INCLUDES: gettext_lazy("Included by the support agreement."),
    Reason.PREPAID: gettext_lazy("Taken from prepaid time; %(left)s of it are left."),
    Reason.CONSENTED: gettext_lazy("%(price)s; the customer has agreed."),
    Reason.QUOTED: gettext_lazy("At the price of the accepted quote."),
    Reason.SELF_SERVICE: gettext_lazy(
        "%(price)s, only once the customer says expressly that they do not want to do it "
        "themselves."
    ),
    Reason.NO_CONSENT: gettext_lazy("%(price)s; the consent is missing."),
    Reason.OTHER_PRICE: gettext_lazy("%(price)s; the consent was for something else."),
    Reason.CAP_REACHED: gettext_lazy("%(price)s; the agreed sum, %(cap)s net, is used up."),
    Reason.NEEDS_QUOTE: gettext_lazy("Sales has to write a quote first."),
    Reason.NO_AGREEMENT: gettext_lazy("There is no support agreement: sales has to write a quote."),
    Reason.NO_PRICE: gettext_lazy("The price list has no price for this: sales writes a quote."),
}
COMMON = {
    60: gettext_lazy("%(net)s net (%(gross)s gross) for each started minute"),
    900: gettext_lazy("%(net)s net (%(gross)s gross) for each started quarter of an hour"),
    3600: gettext_lazy("%(net)s net (%(gross)s gross) for each started hour"),
}
DECLINE = gettext_lazy("I do not want to do this myself.")


def reason_in_words(verdict, *, for_staff=False):
    """The verdict in one plain sentence, in the language that is active."""
    sentence = CUSTOMER[verdict.reason]
    if verdict.reason == Reason.KIND_IS_FREE:
        sentence = FREE.get(verdict.kind, sentence)
    if for_staff:
        sentence = STAFF.get(verdict.reason, sentence)
    names = {"left": how_long(max(verdict.left - verdict.covered_seconds, 0))}
    names["price"] = price_in_words(verdict) if verdict.price else ""
    names["cap"] = euros(verdict.cap, verdict.currency) if verdict.cap is not None else ""
    return str(sentence) % names


def reason_below_free(verdict, *, for_staff=False):
    """Why it costs nothing, without saying once more that it does."""
    if verdict.reason == Reason.NOT_SORTED and not for_staff:
        return _("We are still sorting it. Nothing is charged without consent.")
    if verdict.reason == Reason.KIND_IS_FREE:
        return str(BELOW_FREE.get(verdict.kind, _("We charge nothing for this kind of work.")))
    return reason_in_words(verdict, for_staff=for_staff)


def in_both_languages(verdict):
    """{"de": …, "en": …}, as the API and the command line tell it."""
    return in_both(reason_in_words, verdict)


def in_both(say, about):
    said = {}
    for language in ("de", "en"):
        with translation.override(language):
            said[language] = say(about)
    return said


def price_in_words(verdict):
    """26,00 € netto (30,94 € brutto) je angefangene Viertelstunde: never one without the other."""
    price = verdict.price
    lengths = {"minutes": price.increment // 60, "length": how_long(price.increment)}
    said = _unit(price) % {**net_and_gross(price.net, verdict), **lengths}
    if price.call_out:
        names = {**net_and_gross(price.call_out, verdict), "price": said}
        said = _("%(net)s net (%(gross)s gross) for the call-out, plus %(price)s") % names
    if verdict.surcharge:
        names = {"price": said, "percent": percent(verdict.surcharge)}
        said = _("%(price)s, at this time of day with a surcharge of %(percent)s %%") % names
    return said


def _unit(price):
    if price.mode == Mode.FIXED:
        return _("%(net)s net (%(gross)s gross) as a fixed price")
    if price.increment in COMMON:
        return str(COMMON[price.increment])
    if price.increment % 60:
        return _("%(net)s net (%(gross)s gross) for each started %(length)s")
    return _("%(net)s net (%(gross)s gross) for each started %(minutes)s minutes")


def net_and_gross(net, verdict):
    gross = gross_of(net, verdict.vat)
    return {"net": euros(net, verdict.currency), "gross": euros(gross, verdict.currency)}


def consent_in_words(verdict, cap):
    """The exact sentence to which somebody agrees; it is stored as it was shown."""
    said = [agreement_in_words(verdict)]
    if verdict.price.self_service:
        said.insert(0, str(DECLINE))
    if cap is not None:
        names = {"cap": euros(cap, verdict.currency)}
        said.append(_("At most %(cap)s net for this ticket altogether.") % names)
    return " ".join(said)


def agreement_in_words(verdict):
    """With the surcharges: what was not shown was not agreed to."""
    names = {
        "price": price_in_words(verdict),
        "kind": Kind(verdict.kind).label,
        "list": verdict.price_list,
    }
    agreed = _("I agree to the costs for “%(kind)s”: %(price)s (price list %(list)s).") % names
    return f"{agreed} {surcharge_in_words(verdict)}".rstrip()


def surcharge_in_words(verdict):
    """What the same work costs at another time; empty where it costs the same then."""
    if not verdict.dearest:
        return ""
    names = {"percent": percent(verdict.dearest)}
    return _("Outside of the service hours a surcharge of up to %(percent)s %% is added.") % names


def refusal_in_words(verdict):
    names = {"price": price_in_words(verdict), "kind": Kind(verdict.kind).label}
    return _("I do not agree to the costs for “%(kind)s”: %(price)s.") % names


def quote_in_words(quote, answer, currency):
    names = {
        "number": quote.number,
        "net": euros(quote.net, currency),
        "gross": euros(quote.gross, currency),
    }
    if answer == "agreed":
        return _("I accept the quote %(number)s: %(net)s net (%(gross)s gross).") % names
    return _("I decline the quote %(number)s.") % names


def euros(amount, currency):
    return format_currency(amount, currency, locale=reader_locale())


def percent(number):
    """19, or 7,5."""
    return format_decimal(Decimal(number).normalize(), locale=reader_locale())
