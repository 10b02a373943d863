"""What was decided about mailboxes, and about accounts that we empty, in words."""

from django.utils.translation import gettext_lazy as _

PICKUPS = {
    "connected": _("%(account)s: connected, only looked at so far"),
    "changed": _("%(account)s: other settings"),
    "agreed": _("%(account)s: the provider agreed"),
    "confirmed_all": _("%(account)s: confirmed with everything that lay there"),
    "confirmed_new": _("%(account)s: confirmed for what comes from then on"),
    "paused": _("%(account)s: paused"),
    "resumed": _("%(account)s: resumed"),
    "ended": _("%(account)s: ended"),
}
MAILBOXES = {
    "address": _("%(new)s, formerly %(former)s"),
    "main": _("%(new)s: main mailbox from then on"),
}


def of_mailbox(place, former, new, _names):
    return MAILBOXES[place[0]] % {"former": former, "new": new}


def of_pickup(place, _former, account, _names):
    return PICKUPS[place[0]] % {"account": account}
