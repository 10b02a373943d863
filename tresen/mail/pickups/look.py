"""What lies in an account, without a trace on the server: shown before somebody confirms it."""

from dataclasses import dataclass
from datetime import datetime

from tresen.mail.parsing.headers import read_headers

from .accounts import signed_in
from .trouble import Trouble

SHOWN = 5


@dataclass(frozen=True)
class Look:
    number: int = 0
    # By the server's own clock; POP3 does not tell.
    oldest: datetime | None = None
    newest: datetime | None = None
    # Those of the newest mails, the newest first.
    subjects: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    # Those that we shall make. POP3 has none.
    missing: tuple[str, ...] = ()
    trouble: Trouble | None = None


def look(pickup):
    """Never raises for what is wrong over there: that is what one looks for."""
    folders = ()
    try:
        with signed_in(pickup) as account:
            folders = tuple(account.folders.names()) if account.folders else ()
            account.enter(pickup.folder, writes=False)
            return _seen(account, folders, _missing(account, pickup))
    except Trouble as trouble:
        return Look(folders=folders, trouble=trouble)


def _missing(account, pickup):
    wanted = dict.fromkeys([pickup.filed_folder, pickup.parked_folder])
    return tuple(account.folders.missing(wanted)) if account.folders else ()


def _seen(account, folders, missing):
    uids = account.listing()
    dates = account.dates([*uids[:1], *uids[-1:]])
    newest = uids[-SHOWN:][::-1]
    heads = account.heads(newest)
    return Look(
        number=len(uids),
        oldest=min(dates.values(), default=None),
        newest=max(dates.values(), default=None),
        subjects=tuple(_subject(heads.get(uid, b"")) for uid in newest),
        folders=folders,
        missing=missing,
    )


def _subject(head):
    headers, _ = read_headers(head, 0, len(head), [])
    return headers.text("subject")
