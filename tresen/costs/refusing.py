"""Why something that costs money cannot be done, each with a sentence for people."""

from django.utils.translation import gettext_lazy as _

from tresen.tickets.refusing import Refused


class NotEntitled(Refused):
    code = "not_entitled"
    sentence = _("Only contacts of the customer who may agree to costs can decide this.")


class AboveLimit(Refused):
    code = "above_limit"
    sentence = _("This is above the sum up to which this person may agree.")


class CapTooLow(Refused):
    code = "cap_too_low"
    sentence = _("This sum is smaller than the smallest price: no work could be done for it.")


class NothingToAgreeTo(Refused):
    code = "nothing_to_agree_to"
    sentence = _("At the moment there is no price here that anybody could agree to.")


class PriceChanged(Refused):
    code = "price_changed"
    sentence = _("The price has changed meanwhile. Please read it again before you agree.")


class LinkIsUsed(Refused):
    code = "link_is_used"
    sentence = _("This link was used already. It decides a single time.")


class LinkIsOver(Refused):
    code = "link_is_over"
    sentence = _("The time of this link is over.")


class DeclineNeeded(Refused):
    code = "decline_needed"
    sentence = _(
        "This is charged only if you say expressly that you do not want to do it yourself."
    )


class PinNeeded(Refused):
    code = "pin_needed"
    sentence = _("A consent on the phone counts only after the caller's PIN was checked.")


class NotVerified(Refused):
    code = "not_verified"
    sentence = _("This mail's sender is not verified: it can be no consent.")


class ConsentMissing(Refused):
    """Work cannot be charged yet. `verdict` says what is missing."""

    code = "consent_missing"
    sentence = _(
        "This cannot be charged: the customer has not agreed yet. "
        "Ask for the consent first, or log it as goodwill."
    )

    def __init__(self, verdict):
        super().__init__(verdict.reason)
        self.verdict = verdict


class ConsentCameLater(ConsentMissing):
    code = "consent_came_later"
    sentence = _(
        "This cannot be charged: the work began before the customer agreed. "
        "Log what was done before as goodwill."
    )


class CapReached(ConsentMissing):
    code = "cap_reached"
    sentence = _(
        "This cannot be charged: it goes beyond the sum that the customer agreed to. "
        "Ask for a new consent, or log the rest as goodwill."
    )


class PrepaidTooShort(ConsentMissing):
    code = "prepaid_too_short"
    sentence = _(
        "This cannot be charged: the prepaid time covers only a part of it. Log that part alone "
        "and ask for consent for the rest, or log the rest as goodwill."
    )


class QuoteMissing(ConsentMissing):
    code = "quote_missing"
    sentence = _(
        "This cannot be charged: there is no accepted quote. "
        "Write a quote first, or log it as goodwill."
    )


class DeclineMissing(ConsentMissing):
    code = "decline_missing"
    sentence = _(
        "This cannot be charged: the customer has not said that they do not want to do it "
        "themselves. Ask for that first, or log it as goodwill."
    )


class NotWork(Refused):
    code = "not_work"
    sentence = _("Please give the start and a length between one second and 24 hours.")


class WorkInTheFuture(NotWork):
    code = "work_in_the_future"
    sentence = _("This work would end in the future. Only what was done can be logged.")


class NothingTold(Refused):
    code = "nothing_told"
    sentence = _("Please say in a few words what was done: the customer reads it.")


class CorrectedAlready(Refused):
    code = "corrected_already"
    sentence = _("This entry was corrected already, or is itself a correction.")


class ReasonMissing(Refused):
    code = "reason_missing"
    sentence = _("Please give a reason.")


class QuoteIsOut(Refused):
    code = "quote_is_out"
    sentence = _(
        "This quote was sent: it is never changed. Please withdraw it and write a new one."
    )


class QuoteIsSettled(Refused):
    code = "quote_is_settled"
    sentence = _("This quote is open no more: it was decided, withdrawn, or its time is over.")


class QuoteIsEmpty(Refused):
    code = "quote_is_empty"
    sentence = _("A quote needs one line at least, and a day until which it is valid.")


class QuoteIsTooMuch(Refused):
    code = "quote_is_too_much"
    sentence = _("A quote can come to less than ten million net, and not to less than nothing.")


class NotSales(Refused):
    code = "not_sales"
    sentence = _("Only sales, leads and administrators write quotes.")


class NotForBilling(Refused):
    code = "not_for_billing"
    sentence = _("Only sales, leads and administrators issue statements.")


class MonthNotOver(Refused):
    code = "month_not_over"
    sentence = _("This month is not over yet: please issue its statement in the next one.")


class IssuedAlready(Refused):
    code = "issued_already"
    sentence = _("This statement was issued already. What came later stands in the next one.")


class LaterMonthIssued(IssuedAlready):
    code = "later_month_issued"
    sentence = _("A later month was issued already: what is still missing stands in the next one.")


class NothingToIssue(Refused):
    code = "nothing_to_issue"
    sentence = _("There is nothing to state in this month, so there is no statement.")


class NotForExport(Refused):
    code = "not_for_export"
    sentence = _("Only sales and administrators hand statements to the billing system.")


class NothingToExport(Refused):
    code = "nothing_to_export"
    sentence = _("There is nothing new: every line that was issued has been exported already.")


MISSING = {
    "self_service": DeclineMissing,
    "cap_reached": CapReached,
    "needs_quote": QuoteMissing,
    "no_agreement": QuoteMissing,
    "no_price": QuoteMissing,
}


def missing(verdict):
    """The refusal for what is missing before this may be charged."""
    return MISSING.get(verdict.reason, ConsentMissing)(verdict)
