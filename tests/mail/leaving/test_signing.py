"""Letters signed with DKIM, verified as their reader's server does: from the wire, by the DNS."""

from base64 import b64encode

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as generate_rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from django.utils import timezone

from tests.mail.sink import mail_server
from tresen.lib.signing_key import BadKey, read_signing_key
from tresen.mail.leaving.envelope import seal
from tresen.mail.leaving.posting import post_all
from tresen.tickets.said import Said

DER = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
# The longest lines, dots and umlauts that a letter can have.
HARD = "Grüße 👍\n.\n..\n" + "ü" * 2000 + "\n.versteckt\nFrom hier"


def rsa(size=2048):
    return generate_rsa(65537, size)


def pem(key, form=PrivateFormat.PKCS8, secret=None):
    locked = BestAvailableEncryption(secret) if secret else NoEncryption()
    return key.private_bytes(Encoding.PEM, form, locked)


def published(key):
    """What stands in the DNS."""
    if isinstance(key, Ed25519PrivateKey):
        return b"v=DKIM1; k=ed25519; p=" + b64encode(key.public_key().public_bytes_raw())
    return b"v=DKIM1; k=rsa; p=" + b64encode(key.public_key().public_bytes(*DER))


@pytest.fixture
def arrived(printer, kim, settings, tmp_path):
    """arrived(pem, words): the bytes of an answer as the server of its reader gets them."""

    def post(written, words=HARD):
        path = tmp_path / "dkim.pem"
        path.write_bytes(written)
        settings.DKIM_KEY = read_signing_key(str(path), "s2026")
        with mail_server() as (sink, settings.SMTP_URL):
            printer.answer(Said(words), by=kim, at=timezone.now())
            post_all()
        return sink.raws[0]

    return post


def holds(raw, key, asked=None):
    """Whether the signature does; `asked` gathers the names that were looked up."""

    def answer(name, timeout):
        if asked is not None:
            asked.append(name)
        return published(key)

    return dkim.verify(raw, dnsfunc=answer)


@pytest.mark.parametrize(
    ("make", "form"),
    [
        (rsa, PrivateFormat.PKCS8),
        (rsa, PrivateFormat.TraditionalOpenSSL),
        (Ed25519PrivateKey.generate, PrivateFormat.PKCS8),
    ],
    ids=["rsa", "rsa, old form", "ed25519"],
)
def test_the_signature_holds_for_the_domain_in_from(arrived, make, form):
    key, asked = make(), []

    assert holds(arrived(pem(key, form)), key, asked)
    assert asked == [b"s2026._domainkey.tresen.example."]


ADDED = [b"Subject: x", b"To: evil@elsewhere.example", b"Reply-To: evil@elsewhere.example"]
ADDED += [b"In-Reply-To: <x@y>", b"Auto-Submitted: no", b"Content-Type: text/html", b"From: x@y"]


@pytest.mark.parametrize("header", ADDED, ids=bytes.decode)
def test_nobody_can_add_a_header_that_matters(arrived, header):
    key = Ed25519PrivateKey.generate()
    raw = arrived(pem(key))

    assert holds(raw, key)
    assert not holds(header + b"\r\n" + raw, key)


def test_nor_change_a_word(arrived):
    key = Ed25519PrivateKey.generate()
    raw = arrived(pem(key), "Bitte zahlen Sie 10 Euro.")

    assert not holds(raw.replace(b"10 Euro", b"99 Euro"), key)


def test_without_a_key_nothing_is_signed(letter, settings):
    assert settings.DKIM_KEY is None
    assert b"DKIM-Signature" not in seal(letter).raw


@pytest.mark.parametrize(
    ("write", "says"),
    [
        (lambda: b"nonsense", "no private key in PEM form"),
        (lambda: b"", "no private key in PEM form"),
        (lambda: pem(rsa(), secret=b"geheim"), "without a password"),
        (
            lambda: pem(generate_private_key(SECP256R1())),
            "must be RSA of 1024 bits or more, or Ed25519",
        ),
    ],
    ids=["nonsense", "empty", "locked", "another kind"],
)
def test_a_key_that_cannot_sign_is_named_at_the_start(tmp_path, write, says):
    path = tmp_path / "dkim.pem"
    path.write_bytes(write())

    with pytest.raises(BadKey, match=says):
        read_signing_key(str(path), "s2026")


@pytest.mark.parametrize(
    ("path", "selector", "says"),
    [
        ("/nowhere/dkim.pem", "s2026", "cannot be read: No such file"),
        ("/nowhere/dkim.pem", "", "belong together"),
        ("", "s2026", "belong together"),
        ("/nowhere/dkim.pem", "s2026;d=evil", "is a name in the DNS"),
    ],
)
def test_so_is_a_setting_that_makes_no_sense(path, selector, says):
    with pytest.raises(BadKey, match=says):
        read_signing_key(path, selector)
