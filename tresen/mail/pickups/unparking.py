"""What was parked and has been dealt with since goes on to the folder of what is filed.

The server gave it another number on its way, so it is looked for there, and known by its bytes.
"""

from .ledger import digest
from .taking import give_back

# A visit stays short, however much somebody has just filed; the rest is for the next ones.
AT_ONCE = 25


def unpark(account, pickup, ledger):
    rows = ledger.parked_and_settled(AT_ONCE) if account.moves else []
    give_back()
    if rows and pickup.filed_folder != pickup.parked_folder:
        try:
            if account.enter_if_there(pickup.parked_folder):
                _move_all(account, pickup.filed_folder, rows)
        finally:
            account.enter(pickup.folder, writes=True)
    ledger.unparked(rows)


def _move_all(account, folder, rows):
    for row in rows:
        # Where somebody has taken it away, nothing is left to do.
        if uid := _found(account, row):
            account.put_away([uid], folder)


def _found(account, row):
    candidates = account.alike(row.mail.rfc_message_id, row.size)[:AT_ONCE]
    sha256 = bytes(row.sha256)
    return next((uid for uid in candidates if digest(account.raw(uid) or b"") == sha256), None)
