"""Who signed in some minutes ago says their password again before servers and secrets change.

Asked in the form itself, so that nothing typed is lost, and no secret waits in a session meanwhile.
"""

import time

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


def has_just_signed_in(request):
    """Or has just said the password again."""
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    return any(record["at"] > since for record in get_authentication_records(request, request.user))


class SignInAgain:
    """The part of a form that asks for the reader's own password, where that is due.

    `asks_again` may be narrowed to what is worth asking for.
    """

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self._request = request
        if not has_just_signed_in(request):
            self.fields["own_password"] = _own_password()

    @property
    def asked_again(self):
        return [self["own_password"]] if "own_password" in self.fields else []

    def asks_again(self, cleaned):
        return True

    def clean(self):
        cleaned = super().clean()
        if "own_password" in self.fields and self.asks_again(cleaned):
            self._prove(cleaned.get("own_password"))
        return cleaned

    def _prove(self, password):
        """Too many attempts are refused by the adapter, as at the door."""
        if not password:
            text = _("Please enter the password with which you sign in here.")
            self.add_error("own_password", text)
        elif not get_adapter(self._request).reauthenticate(self._request.user, password):
            self.add_error("own_password", _("This is not your password."))
        else:
            reauthenticate_by_password(self._request)
            # Whatever else is wrong with the form: this is said.
            del self.fields["own_password"]


class SignInAgainForm(SignInAgain, forms.Form):
    """Nothing else is asked."""


def _own_password():
    widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
    return forms.CharField(
        required=False,
        strip=False,
        max_length=1000,
        label=gettext_lazy("Your own password"),
        help_text=gettext_lazy(
            "The one with which you sign in here: you did so some time ago, and this concerns "
            "the safety of all mail. The other administrators are told."
        ),
        widget=widget,
    )
