"""Letters about somebody's account: an invitation, a link for a password, that it is a new one.

They go also where other letters came back from: without them nobody gets in.
"""

from contextlib import suppress

import structlog

from tresen.house.mailbox import NoMailbox
from tresen.house.models import Mailbox
from tresen.lib.address import NotAnAddress, normalise
from tresen.people.models import Login

from .leaving.outgoing import OutgoingMail
from .leaving.unbound import put
from .wording.wording import about_account

log = structlog.get_logger()


def invite(person, email, *, at):
    """Let a person in: the letter brings the link by which they choose their password."""
    if not hasattr(person, "login"):
        Login.objects.admit(person, email=email)
    write_about_account(person, OutgoingMail.Kind.INVITATION, at=at)


def write_to_whoever_forgot(email, *, at):
    """A link for a new password, if this address opens an account."""
    with suppress(NotAnAddress):
        login = Login.objects.filter(email=normalise(email), is_active=True).first()
        if login:
            write_about_account(login.person, OutgoingMail.Kind.PASSWORD, at=at)


def write_about_account(person, kind, *, at):
    """To the address with which they sign in, whatever other addresses they have."""
    try:
        mailbox = Mailbox.objects.speaking()
    except NoMailbox:
        log.warning("no mailbox to write from", kind=kind)
        return
    subject, text, html = about_account(kind, person, at)
    to = person.login.email
    words = {"subject": subject, "text": text, "html": html}
    put(kind, mailbox=mailbox, to=to, at=at, person=person, **words)
