"""From stored bytes to a verb of a ticket: filed, parked or ignored, each with its reason."""

import structlog
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from tresen.lib.memory import remembering

from .incoming import IncomingMail
from .parsing import parse
from .sorting import sort
from .tally import count_in

State = IncomingMail.State
Outcome = IncomingMail.Outcome
BATCH = 25

log = structlog.get_logger()


def file_all():
    """The sweep: file whatever was received, in batches, until nothing is left."""
    while file_batch():
        pass


def file_batch():
    """File the oldest mails that nobody else is filing; one commit for all of them.

    Two batches may wait for each other's tickets. Whoever PostgreSQL sends away goes on singly.
    """
    try:
        return _file_next(BATCH)
    except OperationalError:
        return _file_next(1)


@transaction.atomic
def _file_next(number):
    waiting = IncomingMail.objects.waiting().select_related("blob", "mailbox__calendar")
    mails = waiting.order_by("id").select_for_update(of=("self",), skip_locked=True)[:number]
    with remembering():
        for mail in mails:
            _file(mail)
    count_in(mails)
    return len(mails)


@transaction.atomic
def file_now(mail):
    """File this one and say what became of it, also if somebody else was quicker."""
    mail = IncomingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    if mail.state == State.RECEIVED:
        with remembering():
            _file(mail)
        count_in([mail])
    return mail


@transaction.atomic
def try_again(mail):
    """Staff took away the reason why a mail was parked."""
    mail = IncomingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    if mail.state == State.PARKED:
        _file(mail)
        count_in([mail])
    return mail


def _file(mail):
    mail.filed_at = timezone.now()
    try:
        _settle_once(mail, parse(bytes(mail.blob.data)))
    except Exception as error:
        if _is_passing(error):
            raise
        _park(mail, error)


def _is_passing(error):
    """A deadlock or a lost connection says nothing about the mail: the whole batch comes again.

    The classes of SQLSTATE: connection, rollback, resources, locks, operator, system.
    """
    state = getattr(error.__cause__, "sqlstate", None) or "08000"
    passing = ("08", "40", "53", "55", "57", "58")
    return isinstance(error, OperationalError) and state.startswith(passing)


def _settle_once(mail, parsed):
    try:
        _settle(mail, parsed)
    except IntegrityError:
        # The same mail was filed beside us: now it is seen, and this one points to it.
        _settle(mail, parsed)


def _park(mail, error):
    log.warning("mail parked", mail=mail.pk, error=type(error).__name__)
    mail.state, mail.outcome, mail.reason = State.PARKED, Outcome.PARKED, "not_understood"
    mail.error, mail.content_hash = repr(error)[:2000], ""
    mail.ticket = mail.message = mail.same_as = None
    mail.save()


@transaction.atomic
def _settle(mail, parsed):
    mail.rfc_message_id = parsed.message_id or ""
    mail.from_email, mail.subject = parsed.from_email[:320], parsed.subject
    mail.content_hash = parsed.content_hash
    mail.same_as = _seen_before(mail)
    if mail.same_as:
        mail.state, mail.outcome = State.IGNORED, Outcome.DUPLICATE
        mail.reason, mail.ticket, mail.message = "came_twice", mail.same_as.ticket, None
    else:
        settled = sort(parsed, mail)
        mail.state, mail.outcome, mail.reason = settled.state, settled.outcome, settled.reason
        mail.ticket, mail.message = settled.ticket, settled.message
    mail.error = ""
    mail.save()


def _seen_before(mail):
    first = IncomingMail.objects.filter(content_hash=mail.content_hash, same_as=None)
    return first.exclude(pk=mail.pk).only("ticket").first()
