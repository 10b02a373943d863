"""What a letter says about somebody's account, and the link by which they choose a password."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.conf import settings
from django.urls import reverse

from tresen.mail.leaving.outgoing import OutgoingMail
from tresen.people.signin import password_link


@dataclass(frozen=True)
class AccountTold:
    """Worked out only where a letter asks for it: a link is made only to be sent."""

    kind: str
    person: object
    at: datetime

    @property
    def address(self):
        return self.person.login.email

    @cached_property
    def link(self):
        """Who has a password already is invited without one more key."""
        login, is_invited = self.person.login, self.kind == OutgoingMail.Kind.INVITATION
        return "" if is_invited and login.has_usable_password() else password_link(login)

    @property
    def valid_until(self):
        return self.link and self.at + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)

    @property
    def sign_in_page(self):
        return f"{settings.TRESEN_URL}{reverse('account_login')}"

    @property
    def password_page(self):
        return f"{settings.TRESEN_URL}{reverse('account_reset_password')}"

    @property
    def links_made(self):
        made = self.__dict__.get("link")
        return [self.sign_in_page, self.password_page, *([made] if made else [])]
