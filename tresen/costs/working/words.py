"""Why an entry of work costs what it costs, in a sentence for the customer."""

from django.utils.translation import gettext as _

from tresen.costs.rating import Code, Reason, Verdict
from tresen.costs.sentences import reason_in_words


def work_in_words(entry, currency):
    """In the language that is active. Lists read `price` and `consent` along."""
    if entry.corrects_id:
        return _("This takes back an entry of the same day.")
    if entry.goodwill:
        return _("Not charged, as goodwill: %(reason)s") % {"reason": entry.goodwill}
    if entry.reason == Reason.PREPAID:
        return _("Taken from your prepaid time.")
    return reason_in_words(_verdict(entry, currency))


def _verdict(entry, currency):
    return Verdict(
        Code(entry.verdict),
        Reason(entry.reason),
        kind=entry.kind,
        vat=entry.vat_percent,
        price=entry.price and entry.price.rated(),
        currency=currency,
    )
