"""What a letter says, once read."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Attachment:
    filename: str
    content_type: str
    content: bytes = field(repr=False)
    inline: bool
    content_id: str
    # Else the name is one of ours, as good as any.
    is_named: bool = True

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


DELAYED = "delayed"
# A defect: a winmail.dat that does not open, or not to its end.
WRAPPER_UNREADABLE = "winmail-unreadable"


@dataclass(frozen=True, slots=True)
class Bounce:
    """The report that one of our letters, `message_id`, did not arrive, or not yet (RFC 3464)."""

    recipient: str
    status: str
    action: str
    diagnostic: str
    message_id: str | None

    @property
    def is_final(self) -> bool:
        return self.action != DELAYED


@dataclass(frozen=True, slots=True)
class Complaint:
    """Somebody calls one of our letters, `message_id`, a nuisance (RFC 5965)."""

    kind: str
    recipient: str
    message_id: str | None


@dataclass(frozen=True, slots=True)
class Invitation:
    """To a meeting (RFC 5546). Moments in ISO 8601, without an offset if the writer gave none."""

    method: str
    summary: str
    starts_at: str
    ends_at: str
    location: str
    organiser: str


@dataclass(frozen=True, slots=True)
class Forwarded:
    """What is passed on, and who is said to have written it: nobody has checked that."""

    name: str
    email: str
    text: str


@dataclass(frozen=True, slots=True)
class ParsedMail:
    from_email: str
    from_name: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    date: datetime | None
    message_id: str | None
    in_reply_to: str | None
    references: tuple[str, ...]
    text: str
    reply_text: str
    html: str | None
    attachments: tuple[Attachment, ...]
    is_auto_reply: bool
    is_bounce: bool
    defects: tuple[str, ...]
    quotes_history: bool
    sender: str
    reply_to: tuple[str, ...]
    is_list: bool
    auto_submitted: str | None
    bounce: Bounce | None
    complaint: Complaint | None
    invitation: Invitation | None
    # "", signed or encrypted; nobody has verified anything.
    protection: str
    authentication_results: tuple[str, ...]
    return_path_empty: bool
    content_hash: str
    # Filled where a letter is read for a ticket: harmless, and what it is with its pictures.
    clean_html: str = ""
    html_with_pictures: str = ""
    # Of a mailing list (RFC 2919), without its description.
    list_id: str = ""
    # The newest first: a chain may have passed through several hands.
    forwarded: tuple[Forwarded, ...] = ()
