"""A certificate and its key: two PEM files, read again whenever they were renewed."""

import logging
import ssl
from pathlib import Path

log = logging.getLogger(__name__)


class BadCertificate(ValueError):
    """The two files cannot be used; its words say which one, and why."""


class Certificate:
    def __init__(self, cert: str, key: str) -> None:
        self.cert, self.key = Path(cert), Path(key)
        self._stamp = self._stamped()
        self._context = _load(self.cert, self.key)

    @classmethod
    def given(cls, cert: str, key: str) -> "Certificate | None":
        """What two settings name; None where both are empty."""
        if bool(cert) != bool(key):
            raise BadCertificate("TRESEN_SMTP_CERT and TRESEN_SMTP_KEY belong together: set both.")
        return cls(cert, key) if cert else None

    @property
    def context(self) -> ssl.SSLContext:
        """The newest that fits. A renewal writes one file after the other: meanwhile the old one
        serves."""
        try:
            stamp = self._stamped()
            if stamp != self._stamp:
                self._context, self._stamp = _load(self.cert, self.key), stamp
        except BadCertificate as error:
            log.warning("the old certificate stays: %s", error)
        return self._context

    def _stamped(self) -> list[tuple[int, int, int]]:
        return [_stamp(path) for path in (self.cert, self.key)]


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        # Follows links: a renewal with certbot only points them elsewhere.
        found = path.stat()
    except OSError as error:
        raise BadCertificate(f"{path} cannot be read: {error.strerror}.") from error
    return found.st_ino, found.st_size, found.st_mtime_ns


def _load(cert: Path, key: Path) -> ssl.SSLContext:
    for path in (cert, key):
        _refuse_unreadable(path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(cert, key, password=_no_password)
    except (ssl.SSLError, ValueError) as error:
        raise BadCertificate(_why(cert, key, error)) from error
    return context


def _refuse_unreadable(path: Path) -> None:
    try:
        path.read_bytes()
    except OSError as error:
        raise BadCertificate(f"{path} cannot be read: {error.strerror}.") from error


def _no_password() -> str:
    # Without this OpenSSL would ask on the terminal, and wait.
    raise ValueError("the key is locked with a password: store it without one")


def _why(cert: Path, key: Path, error: Exception) -> str:
    if getattr(error, "reason", None) == "KEY_VALUES_MISMATCH":
        return f"The certificate in {cert} does not fit the key in {key}."
    if isinstance(error, ssl.SSLError):
        return f"{cert} and {key} are no certificate and its key in PEM form."
    return f"{key} cannot be used: {error}."
