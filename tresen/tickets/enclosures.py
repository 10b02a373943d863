from django.db.models import Exists, OuterRef

from tresen.files.models import Attachment

from .messages import Message
from .ticket import Ticket


def attachments_for(person):
    """The files that this person may read: those of readable messages on reachable tickets."""
    messages = Message.objects.readable_by(person).filter(
        ticket__in=Ticket.objects.reachable_by(person), attachments=OuterRef("pk")
    )
    return Attachment.objects.filter(Exists(messages)).select_related("blob").defer("blob__data")
