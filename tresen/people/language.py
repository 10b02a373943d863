from django.conf import settings
from django.utils import translation


class PersonLanguageMiddleware:
    """Who has signed in reads in their own language, whatever the browser asks for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
        if not chosen and request.user.is_authenticated:
            translation.activate(request.user.person.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


def speaking(language, response):
    """This browser follows at once, whatever it was switched to before."""
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax")
    return response
