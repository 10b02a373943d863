"""What was decided about accounts that we empty, in words."""

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


def of_pickup(place, _former, account, _names):
    return PICKUPS[place[0]] % {"account": account}
