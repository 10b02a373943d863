"""What becomes of one mail: filed, parked or ignored, each with its reason."""

import structlog
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from tresen.mail.reading import read_what_can_be_read
from tresen.people.models import Person

from . import attempts
from .findings import findings_of
from .hearing import identity_of
from .incoming import IncomingMail
from .intake import is_for_emergencies
from .raw import raw_of
from .sorting import sort

State = IncomingMail.State
Outcome = IncomingMail.Outcome

log = structlog.get_logger()


def settle(mail, read=None):
    """`read` gives what somebody has read of it already; without, it is read now."""
    mail.filed_at = timezone.now()
    try:
        parsed = _read(mail, read or (lambda: read_what_can_be_read(raw_of(mail))))
        if mail.attempts > attempts.MOST:
            _park(mail, "kills_the_worker")
        else:
            _settle_once(mail, parsed)
    except Exception as error:
        if _is_passing(error):
            raise
        _park(mail, "not_understood", repr(error))


def _read(mail, read):
    """Where nobody can read the whole, its head tells whose it is, and the mail lies beside it."""
    parsed, mail.error = read()
    if mail.error:
        log.warning("mail unreadable", mail=mail.pk, reason=mail.error)
    mail.rfc_message_id = parsed.message_id or ""
    mail.from_email, mail.subject = parsed.from_email[:320], parsed.subject
    mail.content_hash = identity_of(parsed)
    mail.findings = findings_of(parsed, mail)
    return parsed


def _is_passing(error):
    """A deadlock or a lost connection says nothing about the mail: the whole batch comes again.

    The classes of SQLSTATE: connection, rollback, resources, locks, operator, system.
    """
    state = getattr(error.__cause__, "sqlstate", None) or "08000"
    passing = ("08", "40", "53", "55", "57", "58")
    return isinstance(error, OperationalError) and state.startswith(passing)


def _settle_once(mail, parsed):
    try:
        _point_or_sort(mail, parsed)
    except IntegrityError:
        # The same mail was filed beside us: now it is seen, and this one points to it.
        _point_or_sort(mail, parsed)


def _park(mail, reason, error=""):
    log.warning("mail parked", mail=mail.pk, reason=reason, error=error.partition("(")[0])
    mail.state, mail.outcome, mail.reason = State.PARKED, Outcome.PARKED, reason
    mail.error, mail.content_hash = error[:2000], ""
    mail.ticket = mail.message = mail.same_as = None
    mail.save()


@transaction.atomic
def _point_or_sort(mail, parsed):
    mail.same_as = _seen_before(mail, parsed)
    if mail.same_as:
        mail.state, mail.outcome = State.IGNORED, Outcome.DUPLICATE
        mail.reason, mail.ticket, mail.message = "came_twice", mail.same_as.ticket, None
        _hear_emergency(mail)
    else:
        settled = sort(parsed, mail)
        mail.state, mail.outcome, mail.reason = settled.state, settled.outcome, settled.reason
        mail.ticket, mail.message = settled.ticket, settled.message
        mail.evidence = settled.evidence
    mail.save()


def _hear_emergency(mail):
    """Whichever of our addresses the same mail reached first: one for emergencies counts."""
    if is_for_emergencies(mail.mailbox) and mail.same_as.outcome == Outcome.OPENED:
        mail.ticket.came_as_emergency(by=Person.objects.system(), at=mail.filed_at)


def _seen_before(mail, parsed):
    same = {mail.content_hash, parsed.content_hash}
    first = IncomingMail.objects.filter(content_hash__in=same, same_as=None)
    return first.exclude(pk=mail.pk).only("ticket", "outcome").first()
