"""Ticket-IDs: eight digits, the last a Damm check digit, not guessable from a neighbour's.

A sequence is sent through a keyed permutation, so no number is drawn twice. After ten million
tickets the IDs grow by a digit; readers accept the longer ones already.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b

FIRST_LENGTH = 7
ROUNDS = 8

DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)

DASH = "[-\u2010\u2011]"
# Also in brackets, as subjects of our mails have it, or behind what people put in front.
SPELLED = re.compile(
    rf"[\[(]?(?:#|t-?|ticket(?:-id)?\s?)?([0-9]{{4,8}})(?:\s|{DASH}|\u2013)?([0-9]{{4}})[\])]?",
    re.IGNORECASE,
)

# Every repetition is bounded, so that a hostile text costs linear time. A dash, a letter or
# "0211/" in front means a telephone number or an order number.
NAMED = re.compile(
    rf"(?<![\w+-])(?<![0-9]/)([0-9]{{4}}){DASH}([0-9]{{4}})(?![\w-])"
    r"|(?:\btickets?(?:[\s-]?(?:id|nummer|nr\.?|number|no\.?))?\s{0,3}[:#(]?\s{0,3}|(?<!\w)#)"
    rf"([0-9]{{4,8}}){DASH}?([0-9]{{4}})(?![\w-])",
    re.IGNORECASE,
)


class NotATicketId(ValueError):
    """The text does not look like a Ticket-ID at all."""


class WrongCheckDigit(ValueError):
    """It looks like a Ticket-ID, but somebody mistyped it."""


def number(sequence: int, key: bytes) -> str:
    """The Ticket-ID of the sequence-th ticket (from 0), as it is stored: digits without a dash."""
    length = FIRST_LENGTH
    while sequence >= 10**length:
        sequence -= 10**length
        length += 1
    body = f"{_permuted(sequence, 10**length, key):0{length}}"
    return body + check_digit(body)


def check_digit(digits: str) -> str:
    interim = 0
    for digit in digits:
        interim = DAMM[interim][int(digit)]
    return str(interim)


def show(number: str) -> str:
    return f"{number[:-4]}-{number[-4:]}"


def read(text: str) -> str:
    """The stored form of what a person typed: dash, blank, brackets and prefix as they like."""
    spelled = SPELLED.fullmatch(text.strip())
    if spelled is None:
        raise NotATicketId(text)
    digits = "".join(spelled.groups())
    if not _checks(digits):
        raise WrongCheckDigit(text)
    return digits


def named_in(text: str) -> list[str]:
    """The Ticket-IDs a text seems to speak of, in order, each once."""
    return list(dict.fromkeys(_named(text)))


def _named(text: str) -> Iterator[str]:
    for match in NAMED.finditer(text):
        digits = "".join(group for group in match.groups() if group)
        if _checks(digits):
            yield digits


def _checks(digits: str) -> bool:
    return check_digit(digits) == "0"


def _permuted(value: int, size: int, key: bytes) -> int:
    """A Feistel network over the next even number of bits; what falls outside walks on."""
    half = ((size - 1).bit_length() + 1) // 2
    value = _feistel(value, half, key)
    while value >= size:
        value = _feistel(value, half, key)
    return value


def _feistel(value: int, half: int, key: bytes) -> int:
    mask = (1 << half) - 1
    left, right = value >> half, value & mask
    for turn in range(ROUNDS):
        block = bytes([half, turn]) + right.to_bytes(4, "big")
        digest = blake2b(block, key=key, digest_size=4).digest()
        left, right = right, left ^ (int.from_bytes(digest, "big") & mask)
    return left << half | right
