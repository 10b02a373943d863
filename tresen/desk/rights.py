"""What a contact may do, in words."""

from decimal import Decimal

from django.utils.translation import gettext as _

from tresen.costs.sentences import euros
from tresen.customers.models import Contact
from tresen.house.models import Provider


def with_rights(contacts):
    """[(contact, what they may do)]"""
    currency = Provider.current().currency
    return [(contact, rights_of(contact, currency)) for contact in contacts]


def traces_with_rights(traces):
    """Each with what it says about rights in `rights`; empty where it tells of none."""
    currency, told = Provider.current().currency, list(traces)
    for trace in told:
        trace.rights = rights_told(trace.facts, currency)
    return told


def rights_of(contact, currency):
    """Administration · sees all tickets · may agree to costs"""
    rights = [contact.get_role_display(), _sight(sees_all=contact.sees_all_tickets)]
    if contact.takes_mail:
        rights.append(_("mails belong to this customer"))
    if contact.may_consent:
        rights.append(_consent(contact.consent_limit, currency))
    return " · ".join(map(str, rights))


def rights_told(facts, currency):
    if "sees_all_tickets" not in facts:
        return ""
    rights = [Contact.Role(facts["role"]).label, _sight(sees_all=facts["sees_all_tickets"])]
    if facts.get("takes_mail"):
        rights.append(_("mails belong to this customer"))
    if "may_consent_up_to" in facts:
        limit = facts["may_consent_up_to"]
        rights.append(_consent(limit and Decimal(limit), currency))
    return " · ".join(map(str, rights))


def _sight(*, sees_all):
    return _("sees all tickets") if sees_all else _("sees own tickets")


def _consent(limit, currency):
    if limit is None:
        return _("may agree to costs")
    names = {"limit": euros(limit, currency)}
    return _("may agree to costs up to %(limit)s net for each ticket") % names
