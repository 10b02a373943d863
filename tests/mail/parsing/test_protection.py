"""Signed and encrypted letters: shown as such, and whatever can be read of them is read."""

import base64
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from tresen.mail.parsing import parse
from tresen.mail.parsing.ber import octets_inside

from .letters import PLAIN, letter, multipart

INNER = f"{PLAIN}Es brennt.".encode()


@cache
def identity():
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Erika")])
    now = datetime.now(UTC)
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    built = built.public_key(key.public_key()).serial_number(1)
    built = built.not_valid_before(now).not_valid_after(now + timedelta(days=1))
    return built.sign(key, SHA256()), key


def signed(inner, encoding=Encoding.DER, *options):
    certificate, key = identity()
    builder = pkcs7.PKCS7SignatureBuilder().set_data(inner)
    builder = builder.add_signer(certificate, key, SHA256())
    return builder.sign(encoding, [pkcs7.PKCS7Options.Binary, *options])


def opaque(data, kind="application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"):
    return letter(base64.encodebytes(data), Content_Type=kind, Content_Transfer_Encoding="base64")


def test_text_within_an_opaque_signature_is_shown_and_the_signature_enclosed():
    data = signed(INNER)
    mail = parse(opaque(data))

    assert (mail.text, mail.protection) == ("Es brennt.", "signed")
    assert [one.content for one in mail.attachments] == [data]


def test_what_was_signed_twice_is_read_and_not_for_ever():
    data = INNER
    for _ in range(3):
        data = opaque(signed(data))
    mail = parse(data)

    assert (mail.text, mail.protection) == ("Es brennt.", "signed")
    assert parse(opaque(signed(data))).text == ""


def test_pieces_of_unknown_length_are_put_together():
    pieces = b"\x24\x80\x04\x03Es \x04\x07brennt.\0\0"
    held = b"\x30\x80\x06\x09" + bytes.fromhex("2a864886f70d010701") + b"\xa0\x80" + pieces
    inner = b"\x30\x80\x02\x01\x01\x31\x00" + held + b"\0\0\0\0" + b"\0\0"
    outer = b"\x30\x80\x06\x09" + bytes.fromhex("2a864886f70d010702") + b"\xa0\x80" + inner

    assert octets_inside(outer + b"\0\0\0\0") == b"Es brennt."


@given(st.binary(max_size=60), st.integers(0, 300))
def test_no_damage_to_a_signature_is_refused(noise, at):
    data = signed(INNER)

    assert isinstance(octets_inside(data[:at] + noise + data[at + len(noise) :]), bytes)


@pytest.mark.parametrize(
    "data", [b"\x30\x80" * 50_000, b"\x30\x00" * 50_000, b"\x24\x80" * 99, b""]
)
def test_depth_without_end_ends(data):
    assert octets_inside(data) == b""


ARMOUR = (
    "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nEs brennt.\n- -- \nErika\n"
    "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEB\n=abcd\n-----END PGP SIGNATURE-----\n"
)


def test_text_signed_in_itself_is_shown_without_its_armour():
    mail = parse(letter(ARMOUR))

    assert (mail.text, mail.reply_text) == ("Es brennt.\n-- \nErika\n", "Es brennt.")
    assert mail.protection == "signed"
    assert mail.attachments[0].content.decode() == ARMOUR


@pytest.mark.parametrize("lost", ["-----BEGIN PGP SIGNATURE-----", "SHA256\n"])
def test_damaged_armour_hides_nothing(lost):
    text = ARMOUR.replace(lost, "")

    assert parse(letter(text)).text == text


def test_words_around_the_armour_stay():
    assert parse(letter(f"Oben.\n{ARMOUR}Unten.")).text.startswith("Oben.\nEs brennt.")
    assert parse(letter(f"Oben.\n{ARMOUR}Unten.")).text.endswith("Unten.")


PGP = "Content-Type: application/pgp-encrypted\n\nVersion: 1"
SECRET = "Content-Type: application/octet-stream; name=encrypted.asc\n\n-----BEGIN PGP MESSAGE-----"
SMIME = "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m"
SIGNATURE = "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nMIAGCSqGSIb3"
PROTECTED = {
    "PGP/MIME": (multipart(PGP, SECRET, kind="encrypted"), "encrypted", 2),
    "PGP in the text": (letter("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n"), "encrypted", 0),
    "S/MIME": (opaque(b"secret", SMIME), "encrypted", 1),
    "S/MIME without a type": (opaque(b"secret", "application/x-pkcs7-mime"), "encrypted", 1),
    "authenticated": (opaque(b"x", SMIME.replace("env", "authEnv")), "encrypted", 1),
    "certificates": (opaque(b"x", "application/pkcs7-mime; smime-type=certs-only"), "", 1),
    "S/MIME, detached": (multipart(f"{PLAIN}Hallo", SIGNATURE, kind="signed"), "signed", 1),
    "neither": (letter("Hallo"), "", 0),
}


@pytest.mark.parametrize(("raw", "protection", "enclosed"), PROTECTED.values(), ids=PROTECTED)
def test_protection_is_told_and_what_protects_is_enclosed(raw, protection, enclosed):
    mail = parse(raw)

    assert mail.protection == protection
    assert len(mail.attachments) == enclosed
