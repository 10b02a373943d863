"""The door (django-allauth) writes no mails of its own: what it has to say is a letter of ours.

This class stands here, and is named in settings, because the people it lets in live below.
"""

import structlog
from django.utils import timezone

from tresen.people.signin import Doorkeeper

from .leaving.outgoing import OutgoingMail
from .letters_on_accounts import write_about_account

# Forgotten and chosen anew, changed, or chosen for the first time.
NEW_PASSWORD = [f"account/email/password_{word}" for word in ("reset", "changed", "set")]

log = structlog.get_logger()


class WritingDoorkeeper(Doorkeeper):
    def send_password_reset_mail(self, user, email, context):
        write_about_account(user.person, OutgoingMail.Kind.PASSWORD, at=timezone.now())

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        if template_prefix in NEW_PASSWORD:
            write_about_account(user.person, OutgoingMail.Kind.NEW_PASSWORD, at=timezone.now())
        else:
            self.send_mail(template_prefix, email, context)

    def send_mail(self, template_prefix, email, context):
        """Nothing that has no text of ours is sent.

        No error: by it a stranger could tell which addresses we know.
        """
        log.error("a mail without a text of ours was not sent", template=template_prefix)
