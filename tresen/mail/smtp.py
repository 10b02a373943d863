"""Handing a letter to the server that `SMTP_URL` names: smtp://, smtp+tls:// (STARTTLS), smtps://."""

import smtplib
import ssl
from urllib.parse import unquote, urlsplit

from django.conf import settings

SECONDS = 30


class Unreachable(Exception):
    """Not now: refused for the moment, timed out, cut off. It is tried again."""


class PermanentlyRefused(Exception):
    """Never: the server said 5xx about this letter or this reader."""


def hand_over(message, *, to):
    try:
        with _connected() as server:
            server.send_message(message, from_addr=_envelope_sender(message), to_addrs=[to])
    except smtplib.SMTPRecipientsRefused as error:
        code, reason = next(iter(error.recipients.values()))
        raise _refusal(code)(f"{code} {_text(reason)}") from error
    except smtplib.SMTPResponseException as error:
        raise _refusal(error.smtp_code)(f"{error.smtp_code} {_text(error.smtp_error)}") from error
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(str(error) or type(error).__name__) from error


def _connected():
    url = urlsplit(settings.SMTP_URL)
    kind = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    default = {"smtps": 465, "smtp+tls": 587}.get(url.scheme, 25)
    server = kind(url.hostname, url.port or default, timeout=SECONDS)
    if url.scheme == "smtp+tls":
        server.starttls(context=ssl.create_default_context())
    if url.username:
        server.login(unquote(url.username), unquote(url.password or ""))
    return server


def _envelope_sender(message):
    """Bounces come back to the signed address, so that they find their ticket."""
    header = message["Reply-To"] or message["From"]
    return header.addresses[0].addr_spec


def _refusal(code):
    # A refused sign-in is our fault, not the letter's: 530 to 539 are tried again.
    return PermanentlyRefused if 500 <= code < 600 and not 530 <= code < 540 else Unreachable


def _text(reason):
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
