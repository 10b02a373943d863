import hashlib
import secrets

from django.db import models

from .person import Person


class Tokens(models.QuerySet):
    def issue(self, person, *, name="", **kind):
        """A new API token of a person, in words shown only now: kept is its hash."""
        secret = f"tresen_{secrets.token_urlsafe(32)}"
        self.create(person=person, name=name[:80], digest=digest(secret), **kind)
        return secret

    def revoke(self, *, at):
        """How many still opened something, and open nothing from now on."""
        return self.filter(revoked_at=None).update(revoked_at=at)

    def behind(self, secret):
        """The living token with this secret, or None."""
        return (
            self.select_related("person__staff", "person__login")
            .filter(digest=digest(secret), revoked_at=None)
            .first()
        )


class Token(models.Model):
    """A key for the API. It opens what its person may reach, nothing more.

    Behind a program's key no person speaks: what it writes is automatic, and stops no clock. A
    key for mail hands over what came in elsewhere, and opens nothing else.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    is_program = models.BooleanField(default=False)
    is_for_mail = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = Tokens.as_manager()


def digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()
