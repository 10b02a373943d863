"""One letter handed over on an open line: MAIL, RCPT, DATA."""

import smtplib

from .refusals import (
    CutOff,
    HungUp,
    PermanentlyRefused,
    Refusal,
    meaning_of,
    name_of_error,
    text_of,
)


def hand_over(line, letter, server):
    try:
        _announce(line, letter, server)
    except smtplib.SMTPNotSupportedError as error:
        raise PermanentlyRefused(Refusal(server, str(error))) from error
    except (OSError, smtplib.SMTPException) as error:
        raise HungUp(Refusal(server, name_of_error(error))) from error
    try:
        reply = line.data(letter.raw)
    except smtplib.SMTPDataError as error:
        reply = error.smtp_code, error.smtp_error
    except (OSError, smtplib.SMTPException) as error:
        raise CutOff(Refusal(server, name_of_error(error))) from error
    _require(reply, server)


def _announce(line, letter, server):
    line.ehlo_or_helo_if_needed()
    options = [f"size={len(letter.raw)}"] if line.has_extn("size") else []
    if letter.is_international:
        if not line.has_extn("smtputf8"):
            raise smtplib.SMTPNotSupportedError(f"{server} cannot write to {letter.to} (SMTPUTF8)")
        options += ["SMTPUTF8", "BODY=8BITMIME"]
    _require(line.mail(letter.sender, options), server)
    _require(line.rcpt(letter.to), server)


def _require(reply, server):
    code, words = reply
    if not 200 <= code < 300:
        raise meaning_of(code)(Refusal(server, f"{code} {text_of(words)}"))
