"""Signed or encrypted, by S/MIME or PGP: how a letter was protected, and what lies inside.

Nothing is verified here: whoever signed it may be anybody.
"""

import re

from .ber import octets_inside
from .parts import Part

SIGNED, ENCRYPTED = "signed", "encrypted"
ENVELOPES = ("application/pkcs7-mime", "application/x-pkcs7-mime")
PGP_MESSAGE = "-----BEGIN PGP MESSAGE-----"
PGP_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"
PGP_SIGNATURE = "-----BEGIN PGP SIGNATURE-----"
PGP_END = "-----END PGP SIGNATURE-----"
ESCAPED = re.compile(r"^- (?=-)", re.M)
ARMOURS = {PGP_MESSAGE: ENCRYPTED, PGP_SIGNED: SIGNED}
CONTAINERS = {"multipart/encrypted": ENCRYPTED, "multipart/signed": SIGNED}


def strongest(found: set[str]) -> str:
    """Encrypted counts more: then there is nothing to read."""
    return next((kind for kind in (ENCRYPTED, SIGNED) if kind in found), "")


def of_part(part: Part) -> str:
    if part.type.value not in ENVELOPES:
        return CONTAINERS.get(part.type.value, "")
    kind = part.type.get("smime-type").lower()
    if kind.startswith("signed") or part.filename.lower().endswith(".p7s"):
        return SIGNED
    return "" if kind == "certs-only" else ENCRYPTED


def of_text(text: str) -> str:
    return strongest({kind for mark, kind in ARMOURS.items() if mark in text})


def signed_inside(part: Part, content: bytes) -> bytes:
    """The letter within an opaque S/MIME signature; empty where there is none to be seen."""
    return octets_inside(content) if of_part(part) == SIGNED else b""


def without_armour(text: str) -> str:
    """What somebody signed in the text itself, and no more of the signature."""
    before, begun, signed = text.partition(PGP_SIGNED)
    _hash, blank, words = signed.partition("\n\n")
    words, signature, rest = words.partition(PGP_SIGNATURE)
    if not (begun and blank and signature):
        return text
    return before + ESCAPED.sub("", words) + rest.partition(PGP_END)[2].removeprefix("\n")
