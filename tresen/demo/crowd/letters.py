import uuid
from types import SimpleNamespace

from tresen.lib.address import display
from tresen.mail import identity
from tresen.mail.models import OutgoingMail


def sent_letter(chronicle, kind, event, message):
    """What an answer looks like in the Postausgang once it was sent."""
    mailbox, key = chronicle.world.mailbox, uuid.uuid4()
    ticket = SimpleNamespace(pk=chronicle.pk)
    at, speaker = message["created_at"], chronicle.life.speaker
    return {
        "key": key,
        "kind": kind,
        "ticket_id": chronicle.pk,
        "event_id": event["id"],
        "message_id": message["id"],
        "person_id": speaker.person.pk,
        "to": speaker.email,
        "sender": display(mailbox.name, mailbox.address),
        "reply_to": display(mailbox.name, identity.reply_address(ticket, mailbox)),
        "subject": chronicle.subject.text,
        "text": message["text"],
        "html": message["html"],
        "rfc_message_id": identity.message_id(ticket, key, mailbox),
        "in_reply_to": "",
        "references": "",
        "automatic": kind == OutgoingMail.Kind.CLOSED,
        "state": OutgoingMail.State.SENT,
        "because": "",
        "attempts": 1,
        "next_try_at": at,
        "last_error": "",
        "server": "",
        "repeated": False,
        "created_at": at,
        "sent_at": at,
    }
