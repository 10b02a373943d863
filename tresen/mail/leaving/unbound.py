"""Letters that belong to no ticket: of the sign-in, and what staff are told."""

import uuid

from tresen.lib.address import display
from tresen.mail import identity
from tresen.mail.waking import wake_postman

from .outgoing import OutgoingMail


def put(kind, *, mailbox, to, at, **written):
    """One letter into the Postausgang. `written` is its subject, its text, and its person."""
    key = uuid.uuid4()
    OutgoingMail.objects.create(
        key=key,
        kind=kind,
        to=to,
        sender=display(mailbox.name, mailbox.address),
        rfc_message_id=identity.message_id(None, key, mailbox),
        created_at=at,
        next_try_at=at,
        state=OutgoingMail.initial_state(),
        **written,
    )
    wake_postman()
