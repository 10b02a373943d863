"""Django's own mails (the password reset) leave through the Postausgang like every letter."""

import uuid

import structlog
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from tresen.house.mailbox import NoMailbox
from tresen.house.models import Mailbox
from tresen.lib.address import display

from . import identity
from .outgoing import OutgoingMail
from .waking import wake_postman

log = structlog.get_logger()


class Postausgang(BaseEmailBackend):
    def send_messages(self, messages):
        try:
            mailbox = Mailbox.objects.speaking()
        except NoMailbox:
            log.warning("no mailbox to write from", letters=len(messages))
            return 0
        for message in messages:
            for to in message.recipients():
                self._put(message, to, mailbox)
        wake_postman()
        return len(messages)

    def _put(self, message, to, mailbox):
        key, now = uuid.uuid4(), timezone.now()
        OutgoingMail.objects.create(
            key=key,
            kind=OutgoingMail.Kind.ACCOUNT,
            to=to,
            sender=display(mailbox.name, mailbox.address),
            subject=message.subject,
            text=message.body,
            rfc_message_id=identity.message_id(None, key, mailbox),
            created_at=now,
            next_try_at=now,
            state=OutgoingMail.initial_state(),
        )
