"""Reports as real servers write them: what they say about the letter, and about its address."""

import pytest

from tresen.mail.returning.undelivered import Judgement, Why, judge

SAID = [
    # Postfix
    ("5.1.1", "550 5.1.1 <x@y.example>: Recipient address rejected: User unknown", Why.NO_SUCH),
    ("4.7.1", "450 4.7.1 <x@y.example>: Recipient address rejected: Greylisted", Why.PASSING),
    ("4.4.1", "connect to mx.y.example[192.0.2.1]:25: Connection timed out", Why.PASSING),
    ("5.4.4", "Host or domain name not found. Name service error for name=y.example", Why.NO_SUCH),
    ("5.2.2", "552 5.2.2 Mailbox full", Why.FULL),
    # Exim, which writes no status of its own
    ("", "550 Unrouteable address", Why.NO_SUCH),
    ("5.0.0", "SMTP error from remote mail server: 550 5.7.1 Blocked by policy", Why.REFUSED),
    ("", "retry timeout exceeded", Why.UNKNOWN),
    # Exchange and Microsoft 365, in German and English
    ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found", Why.NO_SUCH),
    ("5.1.1", "550 5.1.1 RESOLVER.ADR.RecipNotFound; nicht gefunden", Why.NO_SUCH),
    ("5.2.2", "554 5.2.2 mailbox full; STOREDRV.Deliver; Postfach voll", Why.FULL),
    ("5.4.300", "550 5.4.300 Message expired", Why.PASSING),
    ("5.7.1", "550 5.7.1 Unable to relay", Why.REFUSED),
    ("5.2.3", "550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large", Why.THIS_LETTER),
    # Google
    ("5.1.1", "550-5.1.1 The email account that you tried to reach does not exist.", Why.NO_SUCH),
    ("4.2.2", "452-4.2.2 The recipient's inbox is out of storage space.", Why.FULL),
    ("5.2.1", "550-5.2.1 The email account that you tried to reach is inactive.", Why.NO_SUCH),
    ("5.7.26", "550-5.7.26 This mail has been blocked: the sender is unauthenticated", Why.REFUSED),
    # T-Online, GMX and others
    ("5.0.0", "552 5.2.2 Quota exceeded (mailbox for user is full)", Why.FULL),
    ("5.0.0", "550 User unknown", Why.NO_SUCH),
    ("", "552 Das Postfach ist voll", Why.FULL),
    ("", "550 Unbekannter Empfänger", Why.NO_SUCH),
    ("5.0.0", "554 Transaction failed: spam message not queued", Why.REFUSED),
    ("", "450 Requested mail action not taken: mailbox unavailable", Why.PASSING),
    ("5.0.0", "451 Temporary local problem", Why.PASSING),
    # About us or this letter, not about its reader
    ("5.1.8", "553 5.1.8 Domain of sender address does not exist", Why.THIS_LETTER),
    ("5.3.4", "552 5.3.4 Message size exceeds fixed limit", Why.THIS_LETTER),
    ("5.6.0", "554 5.6.0 Invalid content", Why.THIS_LETTER),
    # Codes without a row, and nothing at all
    ("5.3.2", "", Why.OTHER),
    ("5.0.0", "", Why.OTHER),
    ("4.0.0", "", Why.PASSING),
    ("", "", Why.UNKNOWN),
    ("nonsense", "1.2.3.4.5 5.1.1.1", Why.UNKNOWN),
]


@pytest.mark.parametrize(("status", "diagnostic", "why"), SAID)
def test_the_finest_code_tells_why(status, diagnostic, why):
    assert judge(status, diagnostic).why == why


def test_only_what_passes_is_soft():
    assert {why for why in Why if Judgement(why).is_soft} == {Why.FULL, Why.PASSING}


def test_only_what_is_about_the_address_troubles_it():
    assert {why for why in Why if Judgement(why).trouble} == {Why.NO_SUCH, Why.REFUSED, Why.OTHER}


@pytest.mark.parametrize("killer", ["user " * 20_000, "5." * 50_000, "postfach" * 20_000])
def test_no_text_is_too_long_to_be_judged(killer):
    assert judge("", killer).why == Why.UNKNOWN
