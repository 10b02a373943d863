"""Secrets that we must be able to say again, as a mail server's password, sealed with our key.

Without the key they are nothing: neither a dump of the database nor a backup of it says them.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class CannotOpen(ValueError):
    """It was sealed with another key, or is no seal of ours. It has to be entered anew."""


def seal(secret: str) -> bytes:
    return _fernet().encrypt(secret.encode())


def open_sealed(sealed: bytes) -> str:
    try:
        return _fernet().decrypt(bytes(sealed)).decode()
    except InvalidToken as error:
        raise CannotOpen("sealed with another TRESEN_SECRET_KEY: enter it anew") from error


def _fernet() -> Fernet:
    # A key of its own, so that nothing else that the house's key signs can ever open this.
    derived = HKDF(SHA256(), length=32, salt=None, info=b"tresen.lib.sealed")
    return Fernet(base64.urlsafe_b64encode(derived.derive(settings.SECRET_KEY.encode())))
