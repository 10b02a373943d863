"""How it stands with an account that we empty, in one plain sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tresen.lib import when
from tresen.mail.models import Pickup
from tresen.mail.pickups.providers import PROVIDERS
from tresen.mail.pickups.trouble import SENTENCES


@dataclass(frozen=True)
class Standing:
    sentence: str
    tone: str = ""


def standing(pickup, *, now, zone):
    """`pickup` with whoever confirmed, paused or ended it."""

    def moment(at):
        return when.in_short(at, now, zone)

    if pickup.ended_at:
        named = {"who": pickup.ended_by or "–", "when": moment(pickup.ended_at)}
        return Standing(_("Ended by %(who)s, %(when)s.") % named)
    if lacks_consent(pickup):
        named = {"provider": PROVIDERS[pickup.auth].name}
        return Standing(_("Not connected yet: %(provider)s has not been asked.") % named, "soon")
    if not pickup.confirmed_at:
        return Standing(_("Not confirmed yet: nothing is fetched."), "soon")
    if pickup.paused_at:
        named = {"who": pickup.paused_by or "–", "when": moment(pickup.paused_at)}
        return Standing(_("Paused by %(who)s, %(when)s.") % named, "soon")
    return _fetched(pickup, moment)


def _fetched(pickup, moment):
    if pickup.failing_since:
        named = {"when": moment(pickup.failing_since), "trouble": trouble(pickup.error)}
        return Standing(_("Not fetched since %(when)s. %(trouble)s") % named, "late")
    if pickup.looked_at:
        named = {"when": moment(pickup.looked_at)}
        return Standing(_("Is fetched, last %(when)s.") % named, "good")
    return Standing(_("Confirmed: is fetched for the first time in a moment."), "good")


def trouble(code):
    return SENTENCES.get(code, code)


def lacks_consent(pickup):
    return pickup.auth != Pickup.Auth.PASSWORD and not pickup.secret
