from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ResetPasswordKeyForm
from django.conf import settings
from django.urls import reverse
from django.utils import translation
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

    def send_mail(self, template_prefix, email, context):
        """In the language of its reader, whoever asked for it."""
        with translation.override(context["user"].person.language):
            super().send_mail(template_prefix, email, context)

    def get_reset_password_from_key_url(self, key):
        """At our own address, never at the one that the request names (its Host header)."""
        uid, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
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
