from dataclasses import dataclass, field
from datetime import datetime

from .messages import Message
from .refusing import NothingSaid


@dataclass(frozen=True)
class Said:
    """What somebody says in a ticket, by which way it came, and what they enclose."""

    text: str
    origin: str = Message.Origin.PORTAL
    full_text: str = ""
    html: str = ""
    attachments: tuple = ()
    sent_at: datetime | None = None
    automatic: bool = False

    def require_words(self):
        if not self.text.strip() and not self.attachments:
            raise NothingSaid


@dataclass(frozen=True)
class NewTicket:
    """What a ticket starts from. `follows` is the closed ticket that it takes up again."""

    subject: str
    said: Said
    kind: str = "unsorted"
    contact: object = None
    customer: object = None
    product: object = None
    mailbox: object = None
    follows: object = None
    facts: dict = field(default_factory=dict)
