"""The key that signs our letters (DKIM, RFC 6376 and 8463), read once from a PEM file."""

from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path
from re import fullmatch

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

SHORTEST_RSA = 1024


class BadKey(ValueError):
    """Nothing can be signed with this; the sentence says what to do."""


@dataclass(frozen=True)
class SigningKey:
    selector: str
    algorithm: str
    secret: bytes = field(repr=False)


def read_signing_key(path: str, selector: str) -> SigningKey | None:
    """None where neither is given. In the form that dkimpy wants."""
    if not path and not selector:
        return None
    if not path or not selector:
        raise BadKey("TRESEN_DKIM_KEY and TRESEN_DKIM_SELECTOR belong together: set both or none.")
    if not fullmatch(r"[a-z0-9](?:[a-z0-9_.-]{0,61}[a-z0-9])?", selector):
        raise BadKey(f"TRESEN_DKIM_SELECTOR is a name in the DNS, such as 2026: {selector!r}")
    return SigningKey(selector, *_algorithm_and_secret(path))


def _algorithm_and_secret(path: str) -> tuple[str, bytes]:
    key = _loaded(path)
    if isinstance(key, Ed25519PrivateKey):
        return "ed25519-sha256", b64encode(key.private_bytes_raw())
    if isinstance(key, RSAPrivateKey) and key.key_size >= SHORTEST_RSA:
        plain = (Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        return "rsa-sha256", key.private_bytes(*plain)
    raise BadKey(f"TRESEN_DKIM_KEY: {path} must be RSA of {SHORTEST_RSA} bits or more, or Ed25519.")


def _loaded(path: str) -> object:
    try:
        return load_pem_private_key(Path(path).read_bytes(), password=None)
    except OSError as error:
        raise BadKey(f"TRESEN_DKIM_KEY: {path} cannot be read: {error.strerror}.") from error
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise BadKey(
            f"TRESEN_DKIM_KEY: {path} holds no private key in PEM form without a password."
        ) from error
