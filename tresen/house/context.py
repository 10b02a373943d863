from django.utils.functional import SimpleLazyObject

from .provider import Provider


def provider(request):
    """The house's name and phone in every page, read once and only where it is used."""
    return {"provider": SimpleLazyObject(Provider.current)}
