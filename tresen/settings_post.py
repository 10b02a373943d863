"""Where letters go out, and how they are signed."""

from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from tresen.lib.signing_key import BadKey, read_signing_key

env = environ.Env()


def mail_server(name):
    url = env(name, default="")
    if url and (urlsplit(url).scheme not in SCHEMES or not urlsplit(url).hostname):
        # Without the address itself: it may hold a password.
        raise ImproperlyConfigured(f"{name} must look like smtp+tls://user:password@mx.example:587")
    return url


SCHEMES = ("smtp", "smtp+tls", "smtps")
SMTP_URL = mail_server("SMTP_URL")
SMTP_FALLBACK_URL = mail_server("SMTP_FALLBACK_URL")
if SMTP_FALLBACK_URL and not SMTP_URL:
    raise ImproperlyConfigured("SMTP_FALLBACK_URL is the second server: set SMTP_URL first.")

try:
    DKIM_KEY = read_signing_key(
        env("TRESEN_DKIM_KEY", default=""), env("TRESEN_DKIM_SELECTOR", default="")
    )
except BadKey as error:
    raise ImproperlyConfigured(str(error)) from error
