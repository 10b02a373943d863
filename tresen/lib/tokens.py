"""Signed tokens for reply addresses, Message-IDs and the marker in our letters: version, payload,
truncated HMAC.

Lower-case base32, because some mail programs change the case of a local part. The signature is
stretched to whole groups of five bytes, so that no letter carries a bit nobody checks.
"""

import hmac
import re
from base64 import b32decode, b32encode
from collections.abc import Mapping
from hashlib import sha256
from uuid import UUID

Keys = Mapping[int, bytes]  # by version, 1 to 255; the newest signs, all of them verify

LEAST_MAC = 10
PK = 8
UUID_SIZE = 16
MARK = "ref-"
MARKER = re.compile(r"(?<![a-z0-9])ref-[a-z2-7]{32}(?![a-z0-9])", re.IGNORECASE | re.ASCII)


def reply_token(ticket_pk: int, keys: Keys) -> str:
    newest = max(keys)
    return sign("reply", ticket_pk.to_bytes(PK, "big"), keys[newest], newest)


def read_reply_token(text: str, keys: Keys) -> int | None:
    payload = verify("reply", text, keys, PK)
    return None if payload is None else int.from_bytes(payload, "big")


def message_id_local(ticket_pk: int, uuid: UUID, keys: Keys) -> str:
    newest = max(keys)
    return sign("message-id", ticket_pk.to_bytes(PK, "big") + uuid.bytes, keys[newest], newest)


def read_message_id_local(text: str, keys: Keys) -> tuple[int, UUID] | None:
    payload = verify("message-id", text, keys, PK + UUID_SIZE)
    if payload is None:
        return None
    return int.from_bytes(payload[:PK], "big"), UUID(bytes=payload[PK:])


def marker(ticket_pk: int, keys: Keys) -> str:
    newest = max(keys)
    return MARK + sign("marker", ticket_pk.to_bytes(PK, "big"), keys[newest], newest)


def markers_in(text: str) -> list[str]:
    """Whatever looks like a marker in a text, in its order; whoever reads it finds out."""
    return [found[0].lower() for found in MARKER.finditer(text)]


def read_marker(text: str, keys: Keys) -> int | None:
    payload = verify("marker", text[len(MARK) :], keys, PK)
    return None if payload is None else int.from_bytes(payload, "big")


def sign(purpose: str, payload: bytes, key: bytes, version: int) -> str:
    signed = bytes([version]) + payload
    return b32encode(signed + _mac(purpose, signed, key)).decode("ascii").lower()


def verify(purpose: str, text: str, keys: Keys, size: int) -> bytes | None:
    """The payload of that size, if one of our keys signed it for this purpose."""
    token = _decoded(text)
    signed, mac = token[: 1 + size], token[1 + size :]
    if len(signed) <= size or signed[0] not in keys:
        return None
    right = _mac(purpose, signed, keys[signed[0]])
    return signed[1:] if hmac.compare_digest(mac, right) else None


def _decoded(text: str) -> bytes:
    try:
        return b32decode(text, casefold=True)
    except ValueError:
        return b""


def _mac(purpose: str, signed: bytes, key: bytes) -> bytes:
    size = LEAST_MAC + -(len(signed) + LEAST_MAC) % 5
    return hmac.digest(key, purpose.encode() + b"\0" + signed, sha256)[:size]
