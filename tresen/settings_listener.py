"""Of the mail listener: what it offers STARTTLS with, and who may bring as much as they like."""

import environ
from django.core.exceptions import ImproperlyConfigured

from tresen.lib.networks import networks

env = environ.Env()
TRESEN_SMTP_CERT = env("TRESEN_SMTP_CERT", default="")
TRESEN_SMTP_KEY = env("TRESEN_SMTP_KEY", default="")
try:
    TRESEN_SMTP_TRUSTED = networks(env("TRESEN_SMTP_TRUSTED", default="127.0.0.0/8 ::1"))
except ValueError as error:
    raise ImproperlyConfigured(f"TRESEN_SMTP_TRUSTED must name networks: {error}.") from error
