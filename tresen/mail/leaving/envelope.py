"""A letter as RFC 5322 message: multipart text and HTML, with what is enclosed."""

import re
from dataclasses import dataclass, field
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr

from .signing import signed

MEDIA_TYPE = re.compile(r"(?!multipart/|message/)[a-z0-9.+-]+/[a-z0-9.+-]+")
FOLD = "\r\n "
ENCLOSURE = "application/octet-stream"
CONTROLS = dict.fromkeys([*range(32), 127, 0x85, 0x2028, 0x2029], " ")


class Postal(EmailPolicy):
    """What the library folds wrongly.

    A Message-ID longer than a line it would encode, or push to the next one; between the encoded
    words of a subject or a name it loses spaces, or adds some.
    """

    def fold_binary(self, name, value):
        if name in ("Message-ID", "In-Reply-To", "References"):
            return f"{name}: {FOLD.join(value.split())}\r\n".encode()
        if self.utf8 or value.isascii():
            return super().fold_binary(name, value)
        if name == "Subject":
            return f"{name}: {_encoded(name, str(value))}\r\n".encode()
        if name in ("From", "Reply-To") and value.addresses[0].addr_spec.isascii():
            who = value.addresses[0]
            words = _encoded(name, who.display_name)
            return f"{name}: {words}{FOLD}<{who.addr_spec}>\r\n".encode()
        return super().fold_binary(name, value)


def _encoded(name, words):
    return Header(words, "utf-8", header_name=name).encode(linesep="\r\n")


POLICY = Postal(linesep="\r\n", max_line_length=76, refold_source="all")


@dataclass(frozen=True)
class Sealed:
    """A letter as it travels: the same bytes however often it is made."""

    sender: str
    to: str
    raw: bytes = field(repr=False)
    # A local part with umlauts: only who speaks SMTPUTF8 can carry it (RFC 6531).
    is_international: bool


def seal(letter):
    message = as_message(letter)
    # Bounces come back to the signed address, so that they find their ticket.
    sender = (message["Reply-To"] or message["From"]).addresses[0].addr_spec
    spoken = (sender, letter.to, message["From"].addresses[0].addr_spec)
    is_international = not all(address.isascii() for address in spoken)
    raw = message.as_bytes(policy=POLICY.clone(utf8=True) if is_international else POLICY)
    return Sealed(sender, letter.to, signed(raw, message), is_international)


def as_message(letter):
    message = EmailMessage(POLICY)
    for name, value in _headers(letter):
        if value:
            message[name] = value
    message.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for attachment in letter.message.attachments.select_related("blob") if letter.message else ():
        _enclose(message, attachment)
    _draw_boundaries(message, letter)
    return message


def _draw_boundaries(message, letter):
    """From the letter's own key: the library would throw dice each time.

    No encoding that we use can hold "=_" (RFC 2045, 6.7), so nothing enclosed is like them.
    """
    parts = (part for part in message.walk() if part.is_multipart())
    for number, part in enumerate(parts):
        part.set_param("boundary", f"=_{letter.key.hex}.{number}")


def _headers(letter):
    yield "From", _address(letter.sender)
    yield "To", _named("", letter.to)
    yield "Reply-To", _address(letter.reply_to)
    yield "Subject", one_line(letter.subject)
    yield "Date", format_datetime(letter.created_at)
    yield "Message-ID", letter.rfc_message_id
    yield "In-Reply-To", _message_ids(letter.in_reply_to)
    yield "References", _message_ids(letter.references)
    # RFC 3834: nobody's automaton shall answer ours.
    yield "Auto-Submitted", _automatic(letter)
    yield "X-Auto-Response-Suppress", "All" if letter.automatic else ""


def _automatic(letter):
    """Only a confirmation answers somebody's mail; everything else we begin ourselves."""
    if not letter.automatic:
        return ""
    replies = letter.kind == "opened" and letter.in_reply_to
    return "auto-replied" if replies else "auto-generated"


def one_line(text):
    """No control character or line break ever reaches a header, nor one that hides in a code.

    The library would decode an encoded word (RFC 2047) that somebody typed, and so would readers.
    """
    return " ".join(text.translate(CONTROLS).replace("=?", "= ?").split())


def _address(shown):
    name, address = parseaddr(one_line(shown))
    return _named(name, address) if address else ""


def _named(name, address):
    """The library's own parser knows no local part with umlauts (RFC 6532)."""
    local, _, domain = address.rpartition("@")
    if local.isascii():
        return Address(name, addr_spec=address)
    return Address(name, username=local.strip('"'), domain=domain)


def _message_ids(text):
    return " ".join(each for each in text.split() if each.isascii() and each.isprintable())


def _enclose(message, attachment):
    given = attachment.content_type.lower()
    maintype, subtype = (given if MEDIA_TYPE.fullmatch(given) else ENCLOSURE).split("/")
    message.add_attachment(
        bytes(attachment.blob.data),
        maintype=maintype,
        subtype=subtype,
        filename=one_line(attachment.filename),
    )
