"""Asking Microsoft or Google for keys to a mailbox that has no password for us (RFC 6749).

errand.py: somebody agrees once. access.py: the keys are kept fresh.
"""

from django.conf import settings
from oauthlib.oauth2 import OAuth2Error
from requests import RequestException
from requests_oauthlib import OAuth2Session

from tresen.lib import sealed

from .providers import provider_of
from .trouble import Trouble

REDIRECT_PATH = "/desk/house/pickups/oauth/"
PATIENCE = 20
CODES = {
    "invalid_grant": "consent",
    "interaction_required": "consent",
    "consent_required": "consent",
    "invalid_client": "client",
    "unauthorized_client": "client",
    "temporarily_unavailable": "unreachable",
}
# What a provider's answer can make of the library: no JSON, or no such JSON.
NONSENSE = (ValueError, TypeError, AttributeError, KeyError, RecursionError, Warning)


def redirect_url():
    """Where providers send people back to: to be entered there, to the letter."""
    return f"{settings.TRESEN_URL}{REDIRECT_PATH}"


def ask(pickup, question):
    """Without naming scopes: the library takes it for a fault that Microsoft leaves one out."""
    session = OAuth2Session(pickup.client_id, redirect_uri=redirect_url())
    known = {"timeout": PATIENCE}
    try:
        if pickup.client_secret:
            known["client_secret"] = sealed.open_sealed(pickup.client_secret)
        return question(session, provider_of(pickup).token_url_of(pickup), **known)
    except OAuth2Error as error:
        code = CODES.get(error.error, "server")
        raise Trouble(code, str(error.description or error.error)) from None
    except RequestException as error:
        raise Trouble("unreachable", type(error).__name__) from None
    except sealed.CannotOpen:
        raise Trouble("secret") from None
    except NONSENSE as error:
        raise Trouble("server", type(error).__name__) from None
