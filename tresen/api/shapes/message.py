from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db.models import Prefetch
from pydantic import BaseModel

from tresen.files.models import Attachment
from tresen.lib.foreign_html import clean
from tresen.tickets.enclosures import without_pictures_of_before
from tresen.tickets.models import Message

from .person import PersonShape


class AttachmentShape(BaseModel):
    id: UUID
    filename: str
    content_type: str
    size: int
    # By what name `html` shows it (`cid:…`, RFC 2392); empty if it is only enclosed.
    content_id: str

    @classmethod
    def of(cls, attachment):
        return cls(
            id=attachment.pk,
            filename=attachment.filename,
            content_type=attachment.content_type,
            size=attachment.blob.size,
            content_id=attachment.content_id,
        )


class MessageShape(BaseModel):
    """`text` is what somebody added, `full_text` also what their program quoted, where it differs.

    `html` is harmless, and loads nothing from elsewhere.
    """

    id: int
    audience: Literal["customer", "staff"]
    origin: Literal["mail", "portal", "phone", "api", "system"]
    automatic: bool
    author: PersonShape
    text: str
    full_text: str
    html: str
    attachments: list[AttachmentShape]
    created_at: datetime

    @classmethod
    def of(cls, message, reader):
        return cls(
            id=message.pk,
            audience=message.audience,
            origin=message.origin,
            automatic=message.automatic,
            author=PersonShape.of(message.author, reader),
            text=message.own_text,
            full_text=message.whole_text,
            # Cleaned when it came, and again: by what we know today.
            html=clean(message.whole_html),
            attachments=[AttachmentShape.of(each) for each in message.attachments.all()],
            created_at=message.created_at,
        )

    @classmethod
    def read(cls, message, reader):
        """The message as the list shows it."""
        return cls.of(for_reading(Message.objects.filter(pk=message.pk), reader).get(), reader)


def for_reading(messages, reader):
    """Everything that the shape shows, in a constant number of queries; no bytes of files."""
    files = Attachment.objects.select_related("blob").defer("blob__data")
    files = without_pictures_of_before(files, reader)
    return (
        messages.readable_by(reader)
        .defer("html_with_pictures")
        .select_related("author__staff")
        .prefetch_related(
            "author__addresses", Prefetch("attachments", files.order_by("created_at", "id"))
        )
    )
