"""What opens an account: kept sealed, never shown, and never sent to another place."""

from django.utils.translation import gettext as _

from tresen.lib import sealed
from tresen.mail.models import Pickup
from tresen.mail.pickups.connecting import change, connect

Auth = Pickup.Auth
SECRETS = ("password", "client_secret")
# A stored secret goes only to the server for which it was entered.
WHERE = ("protocol", "host", "port", "security", "username", "auth")


class Sealing:
    """The part of the form that knows what was entered before (`former`)."""

    def full_clean(self):
        """A refused form comes back without its secrets: left empty, the former would stay."""
        super().full_clean()
        for name in SECRETS if self.errors else ():
            if self.data.get(name) and not self.has_error(name):
                self.add_error(name, _("Please enter it again: it is never sent back to you."))

    def keep(self, mailbox, *, by, at):
        """Gives the pickup that is looked at next."""
        pickup = self.instance
        pickup.mailbox = mailbox
        self._seal(pickup)
        if self.former:
            return change(self.former, pickup, by=by, at=at)
        return connect(pickup, by=by, at=at)

    def _seal(self, pickup):
        cleaned = self.cleaned_data
        if pickup.auth == Auth.PASSWORD and cleaned["password"]:
            pickup.keep_secret(cleaned["password"])
        if pickup.auth != Auth.PASSWORD and self._needs_consent(pickup):
            pickup.secret = pickup.access_token = b""
            pickup.access_until = None
        if cleaned["client_secret"]:
            pickup.client_secret = sealed.seal(cleaned["client_secret"])
        elif self.former and self.former.auth != pickup.auth:
            pickup.client_secret = b""

    def _needs_consent(self, pickup):
        """It was given for one account and one registration."""
        named = (*WHERE, "folder", "client_id", "tenant")
        return not self.former or any(
            getattr(self.former, name) != getattr(pickup, name) for name in named
        )

    def _is_elsewhere(self, cleaned):
        former = self.former
        return not former or any(getattr(former, name) != cleaned.get(name) for name in WHERE)
