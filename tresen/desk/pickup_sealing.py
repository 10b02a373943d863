"""What opens an account: kept sealed, never shown, and never sent to another place."""

from tresen.lib import sealed
from tresen.mail.models import Pickup
from tresen.mail.pickups.connecting import change, connect

Auth = Pickup.Auth
# A stored secret goes only to the server for which it was entered.
WHERE = ("protocol", "host", "port", "security", "username", "auth")


class Sealing:
    """The part of the form that knows what was entered before (`former`)."""

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
