from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm as AllauthLoginForm


class Doorkeeper(DefaultAccountAdapter):
    """Nobody signs up alone: an invitation comes first (design.md, section 5)."""

    def is_open_for_signup(self, request):
        return False


class LoginForm(AllauthLoginForm):
    """Mail and password, nothing else: the page says the rest."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
