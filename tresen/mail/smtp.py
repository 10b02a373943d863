"""Handing a letter to the server that `SMTP_URL` names: smtp://, smtp+tls:// (STARTTLS), smtps://.

`?timeout=10` at its end says how many seconds a silent server is waited for.
"""

import smtplib
import ssl
from contextlib import suppress
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

SECONDS = 30


class Unreachable(Exception):
    """Not now: refused for the moment, timed out. It is tried again."""


class CutOff(Unreachable):
    """The line went dead while we spoke: nobody knows whether the letter was taken."""


class PermanentlyRefused(Exception):
    """Never: the server said 5xx about this letter or this reader."""


def hand_over(message, *, to):
    server = _connect()
    try:
        server.send_message(message, from_addr=_envelope_sender(message), to_addrs=[to])
    except smtplib.SMTPRecipientsRefused as error:
        code, reason = next(iter(error.recipients.values()))
        raise _refusal(code)(f"{code} {_text(reason)}") from error
    except smtplib.SMTPResponseException as error:
        raise _refusal(error.smtp_code)(_reply(error)) from error
    except smtplib.SMTPNotSupportedError as error:
        raise PermanentlyRefused(str(error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise CutOff(_named(error)) from error
    finally:
        _leave(server)


def _connect():
    """Whatever goes wrong before we speak of a letter is not the letter's fault."""
    try:
        return _connected()
    except smtplib.SMTPResponseException as error:
        raise Unreachable(_reply(error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(_named(error)) from error


def _connected():
    url = urlsplit(settings.SMTP_URL)
    kind = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    port = url.port or {"smtps": 465, "smtp+tls": 587}.get(url.scheme, 25)
    server = kind(url.hostname, port, timeout=_patience(url), local_hostname=_our_name())
    if url.scheme == "smtp+tls":
        server.starttls(context=ssl.create_default_context())
    if url.username:
        server.login(unquote(url.username), unquote(url.password or ""))
    server.ehlo_or_helo_if_needed()
    return server


def _patience(url):
    (seconds,) = parse_qs(url.query).get("timeout", [SECONDS])
    return float(seconds)


def _our_name():
    """Said, not looked up: a name server that is down must not hold up the mail."""
    host = urlsplit(settings.TRESEN_URL).hostname
    return host if any(map(str.isalpha, host)) else f"[{host}]"


def _leave(server):
    # The letter is taken or not by now; a server that is rude at parting changes nothing.
    with suppress(OSError, smtplib.SMTPException):
        server.quit()
    server.close()


def _envelope_sender(message):
    """Bounces come back to the signed address, so that they find their ticket."""
    header = message["Reply-To"] or message["From"]
    return header.addresses[0].addr_spec


def _refusal(code):
    # A refused sign-in is our fault, not the letter's: 530 to 539 are tried again.
    return PermanentlyRefused if 500 <= code < 600 and not 530 <= code < 540 else Unreachable


def _reply(error):
    return f"{error.smtp_code} {_text(error.smtp_error)}"


def _text(reason):
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)


def _named(error):
    return str(error) or type(error).__name__
