from django.utils import translation
from django.utils.translation import get_language_from_request
from ninja.security import HttpBearer

from tresen.people.models import Token


class Bearer(HttpBearer):
    """A token in the header is the only key. Cookies open nothing here, so nobody can forge."""

    def authenticate(self, request, secret):
        token = Token.objects.behind(secret)
        if token is None or not self.opens(token) or not may_enter(token.person):
            return None
        if "Accept-Language" not in request.headers:
            translation.activate(token.person.language)
        return token

    def opens(self, token):
        return not token.is_for_mail


class BearerForMail(Bearer):
    """The one place where a key for mail fits; others fit too, if their person may come in."""

    def opens(self, token):
        return True


def may_enter(person):
    """Who has left, or whose login was shut, has no key any more."""
    has_left = hasattr(person, "staff") and person.staff.left_at is not None
    is_shut = hasattr(person, "login") and not person.login.is_active
    return not has_left and not is_shut


def speak_as_asked(request):
    """The language of the header alone: a browser's cookies say nothing here."""
    request.COOKIES = {}
    translation.activate(get_language_from_request(request))
