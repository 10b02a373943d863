"""From stored bytes to a verb of a ticket: filed, parked or ignored, each with its reason."""

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from .incoming import IncomingMail
from .parsing import parse
from .sorting import sort

State = IncomingMail.State
Outcome = IncomingMail.Outcome
BATCH = 25


def file_all():
    """The sweep: file whatever was received, in batches, until nothing is left."""
    while file_batch():
        pass


@transaction.atomic
def file_batch():
    """File the oldest mails that nobody else is filing; one commit for all of them."""
    waiting = IncomingMail.objects.waiting().select_related("blob", "mailbox").order_by("id")
    mails = list(waiting.select_for_update(of=("self",), skip_locked=True)[:BATCH])
    for mail in mails:
        _file(mail)
    return len(mails)


@transaction.atomic
def file_now(mail):
    """File this one and say what became of it, also if somebody else was quicker."""
    mail = IncomingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    if mail.state == State.RECEIVED:
        _file(mail)
    return mail


@transaction.atomic
def try_again(mail):
    """Staff took away the reason why a mail was parked."""
    mail = IncomingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    if mail.state == State.PARKED:
        _file(mail)
    return mail


def _file(mail):
    try:
        with transaction.atomic():
            _settle(mail, parse(bytes(mail.blob.data)))
    except OperationalError:
        # A deadlock or a lost connection says nothing about the mail: the whole batch comes again.
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the mail is kept and shown
        mail.state, mail.outcome = State.PARKED, Outcome.PARKED
        mail.reason, mail.error = "not_understood", repr(error)[:2000]
    mail.filed_at = timezone.now()
    mail.save()


def _settle(mail, parsed):
    mail.rfc_message_id = parsed.message_id
    mail.from_email, mail.subject = parsed.from_email[:320], parsed.subject
    mail.same_as = _seen_before(mail, parsed.content_hash)
    mail.content_hash = parsed.content_hash
    if mail.same_as:
        mail.state, mail.outcome = State.IGNORED, Outcome.DUPLICATE
        mail.reason, mail.ticket = "came_twice", mail.same_as.ticket
        return
    mail.save(update_fields=["content_hash", "rfc_message_id"])
    settled = sort(parsed, mail)
    mail.outcome, mail.reason = settled.outcome, settled.reason
    mail.state = settled.state
    mail.ticket, mail.message = settled.ticket, settled.message


def _seen_before(mail, content_hash):
    first = IncomingMail.objects.filter(content_hash=content_hash, same_as=None)
    return first.exclude(pk=mail.pk).first()
