from django.db.models import Exists, OuterRef, Q

from tresen.files.models import Attachment

from .messages import Message
from .ticket import Ticket


def attachments_for(person):
    """The files that this person may read: those of readable messages on reachable tickets."""
    messages = Message.objects.readable_by(person).filter(
        ticket__in=Ticket.objects.reachable_by(person), attachments=OuterRef("pk")
    )
    files = Attachment.objects.filter(Exists(messages)).select_related("blob").defer("blob__data")
    return without_pictures_of_before(files, person)


def without_pictures_of_before(files, person):
    """A quote brings its pictures along, to the byte: whoever was let in later has none of them."""
    if person.is_staff:
        return files
    same = {"attachments__blob": OuterRef("blob"), "ticket__messages__attachments": OuterRef("pk")}
    before = Message.objects.said_before(person).filter(**same)
    own = Message.objects.filter(author=person, attachments=OuterRef("pk"))
    return files.filter(Q(content_id="") | Exists(own) | ~Exists(before))
