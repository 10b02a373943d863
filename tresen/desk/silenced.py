"""Whose mail is ignored since a ticket was closed as no request, and whose is heard again."""

from django.utils.translation import gettext as _

from tresen.mail.models import Ignored
from tresen.tickets.models import Closure


def silenced(ticket):
    """[(moment, sentence)]; nobody is asked about a ticket that was a request."""
    if not ticket.closed_at or ticket.closure.result != Closure.Result.NO_REQUEST:
        return []
    rules = Ignored.objects.filter(mail__ticket=ticket).select_related("by", "ended_by")
    told = [(rule.at, _silenced(rule)) for rule in rules]
    return told + [(rule.ended_at, _heard(rule)) for rule in rules if rule.ended_at]


def _silenced(rule):
    told = {"who": rule.by.name, "name": rule.value}
    if rule.by_what == Ignored.By.LIST:
        return _("%(who)s decided: the mailing list %(name)s is ignored from now on.") % told
    return _("%(who)s decided: mail of %(name)s is ignored from now on.") % told


def _heard(rule):
    told = {"who": rule.ended_by.name, "name": rule.value}
    return _("%(who)s decided: mail of %(name)s is heard again.") % told
