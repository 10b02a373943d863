"""What goes by which calendar: mailboxes, and promises to a level, an agreement or a kind."""

from collections import defaultdict

from django.utils.translation import gettext_lazy

from tresen.customers.models import Target
from tresen.hours.models import default_calendar
from tresen.house.models import Mailbox
from tresen.tickets.models import Kind


def uses():
    """{calendar's number: what goes by it, in words}."""
    found = defaultdict(list)
    standard = default_calendar().pk
    for mailbox in Mailbox.objects.order_by("address"):
        found[mailbox.calendar_id or standard].append(mailbox.address)
    promises = Target.objects.exclude(calendar=None)
    for target in promises.select_related("level", "agreement__customer"):
        found[target.calendar_id].append(_promise(target))
    return found


def _promise(target):
    whose = target.level or (target.agreement and target.agreement.customer)
    names = {"whose": whose, "kind": target.kind and Kind(target.kind).label}
    return SENTENCES[bool(whose), bool(target.kind)] % names


SENTENCES = {
    (True, True): gettext_lazy("Promise to %(whose)s for “%(kind)s”"),
    (True, False): gettext_lazy("Promise to %(whose)s"),
    (False, True): gettext_lazy("Promise for “%(kind)s”"),
}
