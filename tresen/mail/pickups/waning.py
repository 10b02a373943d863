"""Keys to mailboxes that run out: known before the first mail is missed."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from tresen.mail.finding import Finding

from .grant import Grant
from .pickup import Pickup
from .trouble import SENTENCES

DAYS_AHEAD = timedelta(days=14)


def examine(*, at):
    return [_refused(), _running_out(at)]


def _refused():
    """The last key may still open the door: there is time to mend it."""
    failing = list(Grant.objects.failing().select_related("pickup"))
    sentence = _("Microsoft and Google give us new keys to the mailboxes.")
    if failing:
        told = [f"{grant.pickup} ({SENTENCES.get(grant.error, grant.error)})" for grant in failing]
        sentence = _("We get no new key to: %(accounts)s.") % {"accounts": ", ".join(told)}
    return Finding("keys", not failing, sentence, len(failing), stops=False)


def _running_out(at):
    soon = timezone.localdate(at) + DAYS_AHEAD
    accounts = Pickup.objects.kept().exclude(auth=Pickup.Auth.PASSWORD)
    waning = list(accounts.filter(client_secret_until__lte=soon))
    sentence = _("No client secret runs out soon.")
    if waning:
        names = ", ".join(map(str, waning))
        sentence = _("The client secret runs out within two weeks: %(accounts)s.")
        sentence %= {"accounts": names}
    return Finding("client_secrets", not waning, sentence, len(waning), stops=False)
