"""Django's own mails (the password reset) leave through the Postausgang like every letter."""

import structlog
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from tresen.house.mailbox import NoMailbox
from tresen.house.models import Mailbox

from .outgoing import OutgoingMail
from .unbound import put

log = structlog.get_logger()


class Postausgang(BaseEmailBackend):
    def send_messages(self, messages):
        try:
            mailbox = Mailbox.objects.speaking()
        except NoMailbox:
            log.warning("no mailbox to write from", letters=len(messages))
            return 0
        for message in messages:
            written = {"subject": message.subject, "text": message.body}
            for to in message.recipients():
                put(
                    OutgoingMail.Kind.ACCOUNT,
                    mailbox=mailbox,
                    to=to,
                    at=timezone.now(),
                    **written,
                )
        return len(messages)
