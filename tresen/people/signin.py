from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ResetPasswordKeyForm, default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from .person import Address


class Doorkeeper(DefaultAccountAdapter):
    """Nobody signs up alone: an invitation comes first (design.md, section 5)."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The mail address or the password is not right."),
        "too_many_login_attempts": _("That was tried too often. Please wait a few minutes."),
    }

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        """After the sign-in only to a page of this house, however its host is spelled."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


def password_link(login):
    """It works once. At our own address, never at one that a request names (its Host header)."""
    uid, key = user_pk_to_url_str(login), default_token_generator.make_token(login)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key})
    return f"{settings.TRESEN_URL}{path}"


class NewPasswordForm(ResetPasswordKeyForm):
    """Typed once: who mistypes it asks for another link."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("password2")

    def save(self):
        """The link came by mail, so mail arrives there again."""
        super().save()
        Address.objects.heal(self.user.email)
