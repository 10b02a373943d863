from dataclasses import dataclass
from datetime import datetime

from django.utils.html import strip_tags

from tresen.lib.marks import to_html
from tresen.lib.visible import is_visible

from .messages import Message
from .refusing import NothingSaid


@dataclass(frozen=True)
class Said:
    """What somebody says in a ticket, by which way it came, and what they enclose."""

    text: str
    origin: str = Message.Origin.PORTAL
    full_text: str = ""
    html: str = ""
    html_with_pictures: str = ""
    attachments: tuple = ()
    sent_at: datetime | None = None
    automatic: bool = False
    rfc_message_id: str = ""
    unasked: bool = False
    sender_check: str = Message.SenderCheck.UNKNOWN
    moved_from: Message | None = None

    @property
    def is_forged(self):
        return self.sender_check == Message.SenderCheck.FORGED

    def require_words(self):
        """A form must not come empty. A mail may: even an empty one is never turned away."""
        if not (self.text.strip() or self.attachments or self.origin == Message.Origin.MAIL):
            raise NothingSaid

    def require_visible_words(self):
        """What staff say to the customer must say something: it stops the clock (promise P1)."""
        if not is_visible(strip_tags(to_html(self.text))):
            raise NothingSaid


@dataclass(frozen=True)
class NewTicket:
    """What a ticket starts from. `follows` is the closed ticket that it takes up again, `decision`
    what was agreed about its costs in the same breath (see costs/opening.py)."""

    subject: str
    said: Said
    kind: str = "unsorted"
    contact: object = None
    customer: object = None
    product: object = None
    mailbox: object = None
    follows: object = None
    decision: object = None
