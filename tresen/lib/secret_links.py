"""A link that decides, or opens an account, is for one reader: nobody else sees its token."""

import binascii
import logging
import re
from base64 import b64decode, encodebytes

# Mail programs cut a line softly anywhere, write an address anew as part of another one, even
# twice, or put the rest of a long one on the next line of what they quote.
SOFT = r"(?:=\r?\n)?"
SLASH = rf"{SOFT}(?:/|=2F|%(?:25){{0,9}}2F)"
DECISION = SOFT.join("decisions")
PASSWORD = SLASH.join(SOFT.join(word) for word in ("password", "reset", "key"))
WRAPPED = r"\r?\n[> ]{0,9}(?=[\w-]{32,64}(?![\w-]))"
TOKEN = re.compile(
    rf"((?:{DECISION}|{PASSWORD}){SLASH}(?:{WRAPPED})?)(?:[\w-]|=\r?\n)+", re.IGNORECASE
)
BASE64 = re.compile(r"^(?:[A-Za-z0-9+/]++={0,2}+\r?(?:\n|\Z))++", re.MULTILINE)
HIDDEN = "••••"


def without_tokens(text: str) -> str:
    """…/decisions/••••/, …/password/reset/key/••••/"""
    return TOKEN.sub(rf"\1{HIDDEN}", text)


def mail_without_tokens(source: bytes) -> bytes:
    """A raw mail, also where a part of it is in Base64; to the byte as it came, if it has none."""
    return _hidden(BASE64.sub(_block_without, source.decode("latin-1"))).encode("latin-1")


def _block_without(found: re.Match[str]) -> str:
    try:
        inside = b64decode(found[0]).decode("latin-1")
    except binascii.Error:
        return found[0]
    masked = _hidden(inside)
    return found[0] if masked == inside else encodebytes(masked.encode("latin-1")).decode()


def _hidden(inside: str) -> str:
    """Of bytes read as Latin-1, which knows every one of them and gives all of them back."""
    return TOKEN.sub(rf"\1{HIDDEN.encode().decode('latin-1')}", inside)


class NoTokens(logging.Filter):
    """Web servers like to tell which address went wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_tokens(record.getMessage()), ()
        return True
