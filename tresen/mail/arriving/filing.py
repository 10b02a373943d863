"""Which mails are filed when: whatever was received in batches, one at once, one once more."""

import time

from django.db import OperationalError, connection, transaction

from tresen.lib.memory import remembering

from . import attempts
from .ahead import reading_ahead
from .incoming import IncomingMail
from .raw import small_ones
from .settling import settle
from .tally import count_in

State = IncomingMail.State
# Far less than the second after which PostgreSQL looks who waits for whom.
PATIENCE = "100ms"
PAUSE = 0.2


def file_all():
    """The sweep: file whatever was received, until nothing is left that nobody else is filing."""
    while file_batch() + file_large() or _let_others_go_on():
        pass


def _let_others_go_on():
    """What is left is in somebody else's hands, or of a sender whose mails are. If they die over it
    we go on, and not only the next sweep. Says whether there is any."""
    is_any_left = attempts.is_any_left()
    if is_any_left:
        time.sleep(PAUSE)
    return is_any_left


def file_batch():
    """File the next small mails that nobody else is filing; one commit for all of them.

    If one of them belongs to a ticket that somebody is just changing, they go on singly.
    """
    try:
        return _file(attempts.take_up(attempts.BATCH))
    except OperationalError:
        return _file(attempts.take_up(1))


def file_large():
    """Alone, so that nobody waits for its commit: others go on with the small ones beside it."""
    return _file(attempts.take_up_large())


def _file(taken):
    try:
        _file_these(taken)
    except OperationalError:
        attempts.give_back(taken)
        raise
    return len(taken)


@transaction.atomic
def _file_these(keys):
    free = _mails().filter(pk__in=keys, state=State.RECEIVED).order_by("id")
    mails = list(free.select_for_update(of=("self",), skip_locked=True))
    if len(mails) > 1:
        _wait_for_nobody()
    with remembering(), reading_ahead(small_ones(mails)) as read:
        for mail in mails:
            settle(mail, read.get(mail.blob_id))
    count_in(mails)


def _wait_for_nobody():
    """A batch locks tickets as the mails came; who moves words locks theirs by id.

    If it waited while it holds some, both might wait for ever, and a person would be sent away.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])


def file_now(mail):
    """File this one and say what became of it, also if somebody else was quicker."""
    attempts.take_up_this(mail)
    with transaction.atomic():
        return _file_if(State.RECEIVED, mail)


@transaction.atomic
def try_again(mail, *, by):
    """Staff took away the reason why a mail was parked."""
    IncomingMail.objects.parked().filter(pk=mail.pk).update(attempts=1, again_by=by)
    return _file_if(State.PARKED, mail)


def _file_if(state, mail):
    mail = _mails().select_for_update(of=("self",)).get(pk=mail.pk)
    if mail.state == state:
        with remembering():
            settle(mail)
        count_in([mail])
    return mail


def _mails():
    return IncomingMail.objects.select_related("blob", "mailbox__calendar").defer("blob__data")
