"""The door (django-allauth) writes no mails of its own: what it has to say is a letter of ours.

This class stands here, and is named in settings, because the people it lets in live below.
"""

import structlog
from allauth.account.forms import ResetPasswordForm
from django.utils import timezone
from procrastinate.contrib.django import app

from tresen.people.signin import Doorkeeper

from .leaving.outgoing import OutgoingMail
from .letters_on_accounts import write_about_account

# Forgotten and chosen anew, changed, or chosen for the first time.
NEW_PASSWORD = [f"account/email/password_{word}" for word in ("reset", "changed", "set")]

log = structlog.get_logger()


class ForgottenForm(ResetPasswordForm):
    """A worker looks whether there is such an account: who asks waits as long in either case, and
    so cannot tell which addresses we know."""

    def save(self, request, **kwargs):
        email = self.cleaned_data["email"]
        app.configure_task("tresen.mail.tasks.write_for_password").defer(email=email)
        return email


class WritingDoorkeeper(Doorkeeper):
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
