"""A letter as RFC 5322 message: multipart text and HTML, with what is enclosed."""

from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

POLICY = policy.SMTP.clone(max_line_length=76, refold_source="all")
CONTROLS = dict.fromkeys([*range(32), 127, 0x85, 0x2028, 0x2029], " ")


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
    return message


def _headers(letter):
    yield "From", _address(letter.sender)
    yield "To", Address(addr_spec=letter.to)
    yield "Reply-To", _address(letter.reply_to)
    yield "Subject", one_line(letter.subject)
    yield "Date", format_datetime(letter.created_at)
    yield "Message-ID", letter.rfc_message_id
    yield "In-Reply-To", letter.in_reply_to
    yield "References", letter.references
    # RFC 3834: nobody's automaton shall answer ours.
    yield "Auto-Submitted", "auto-replied" if letter.automatic else ""
    yield "X-Auto-Response-Suppress", "All" if letter.automatic else ""


def one_line(text):
    """No control character or line break ever reaches a header."""
    return " ".join(text.translate(CONTROLS).split())


def _address(shown):
    name, address = parseaddr(shown)
    return Address(one_line(name), addr_spec=address) if address else ""


def _enclose(message, attachment):
    maintype, _, subtype = attachment.content_type.partition("/")
    message.add_attachment(
        bytes(attachment.blob.data),
        maintype=maintype if maintype not in ("multipart", "message") else "application",
        subtype=subtype if maintype not in ("multipart", "message") and subtype else "octet-stream",
        filename=attachment.filename,
    )
