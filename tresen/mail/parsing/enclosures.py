"""An enclosed part as an attachment: its bytes as they came, and a name to show."""

from .headers import read_headers
from .letter import Attachment
from .parts import MEDIA_TYPE, Part
from .tnef import File
from .topics import topic_of

UNKNOWN = "application/octet-stream"

ENDINGS = {
    "application/ms-tnef": "dat",
    "application/pdf": "pdf",
    "application/pgp-encrypted": "asc",
    "application/pgp-signature": "asc",
    "application/pkcs7-mime": "p7m",
    "application/pkcs7-signature": "p7s",
    "application/x-pkcs7-mime": "p7m",
    "application/x-pkcs7-signature": "p7s",
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/svg+xml": "svg",
    "message/delivery-status": "txt",
    "message/rfc822": "eml",
    "text/calendar": "ics",
    "text/csv": "csv",
    "text/html": "html",
    "text/plain": "txt",
    "text/rfc822-headers": "txt",
    "text/vcard": "vcf",
}


def enclosure(part: Part, content: bytes, number: int) -> Attachment:
    name = part.filename or _name_of_letter(part, content)
    return Attachment(
        filename=name or f"attachment-{number}.{ENDINGS.get(part.type.value, 'bin')}",
        content_type=part.type.value,
        content=content,
        inline=part.disposition.value == "inline",
        content_id=part.content_id,
        is_named=bool(name),
    )


def _name_of_letter(part: Part, content: bytes) -> str:
    """What it is about; nothing where it does not say, or is no letter."""
    if part.type.value != "message/rfc822":
        return ""
    topic = topic_of(read_headers(content, 0, len(content), [])[0].text("subject"))
    return f"{topic[:100].strip()}.eml" if topic else ""


def packed_file(file: File, number: int) -> Attachment:
    return Attachment(
        filename=file.name or f"winmail-{number}.bin",
        content_type=file.kind if MEDIA_TYPE.fullmatch(file.kind) else UNKNOWN,
        content=file.content,
        inline=False,
        content_id=file.content_id,
        is_named=bool(file.name),
    )
