"""The lines to the servers that `SMTP_URL` and `SMTP_FALLBACK_URL` name.

smtp://, smtp+tls:// (STARTTLS) or smtps://; `?timeout=10` at its end says how many seconds a
silent server is waited for.
"""

import smtplib
import ssl
from contextlib import suppress
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

from .handing_over import hand_over
from .refusals import (
    CutOff,
    HungUp,
    PermanentlyRefused,
    Refusal,
    Unreachable,
    name_of_error,
    text_of,
)

SECONDS = 30
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


class Lines:
    """The lines to our servers. One is kept for the next letter, until something goes wrong."""

    def __init__(self):
        self._kept = {}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for line in self._kept.values():
            _leave(line)

    def hand_over(self, letter):
        """The name of the server that took it. The second one is asked if the first cannot now.

        Not after a cut: the first may have the letter, and two of them would be one too many.
        """
        refusals = []
        for url in filter(None, [settings.SMTP_URL, settings.SMTP_FALLBACK_URL]):
            try:
                self._hand_to(url, letter)
            except (CutOff, PermanentlyRefused) as error:
                raise type(error)(*refusals, *error.refusals) from error
            except Unreachable as error:
                refusals += error.refusals
            else:
                return name_of(url)
        raise Unreachable(*refusals)

    def _hand_to(self, url, letter):
        if url in self._kept:
            # Servers take so many letters on a line, or wait so long for the next one.
            with suppress(HungUp):
                self._speak(url, letter)
                return
        self._kept[url] = _connect(url)
        self._speak(url, letter)

    def _speak(self, url, letter):
        try:
            hand_over(self._kept[url], letter, name_of(url))
        except Exception:
            _leave(self._kept.pop(url))
            raise


def name_of(url):
    """Without what is secret in it."""
    url = urlsplit(url)
    return f"{url.hostname}:{url.port}" if url.port else url.hostname


def _connect(url):
    """Whatever goes wrong before we speak of a letter is not the letter's fault."""
    try:
        return _connected(urlsplit(url))
    except smtplib.SMTPResponseException as error:
        words = f"{error.smtp_code} {text_of(error.smtp_error)}"
        raise Unreachable(Refusal(name_of(url), words)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(Refusal(name_of(url), name_of_error(error))) from error


def _connected(url):
    place = {"host": url.hostname, "port": url.port or PORTS[url.scheme]}
    manners = {"timeout": _patience(url), "local_hostname": _our_name()}
    if url.scheme == "smtps":
        line = smtplib.SMTP_SSL(**place, **manners, context=ssl.create_default_context())
    else:
        line = smtplib.SMTP(**place, **manners)
    if url.scheme == "smtp+tls":
        line.starttls(context=ssl.create_default_context())
    if url.username:
        line.login(unquote(url.username), unquote(url.password or ""))
    line.ehlo_or_helo_if_needed()
    return line


def _patience(url):
    (seconds,) = parse_qs(url.query).get("timeout", [SECONDS])
    return float(seconds)


def _our_name():
    """Said, not looked up: a name server that is down must not hold up the mail."""
    host = urlsplit(settings.TRESEN_URL).hostname
    return host if any(map(str.isalpha, host)) else f"[{host}]"


def _leave(line):
    # The letter is taken or not by now; a server that is rude at parting changes nothing.
    with suppress(OSError, smtplib.SMTPException):
        line.quit()
    line.close()
