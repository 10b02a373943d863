"""An account on a server of the tests, as its other users see it."""

from dataclasses import dataclass

from django.db import connection
from django.utils import timezone
from imap_tools import MailBoxUnencrypted

from tests.mail.dovecot import PASSWORD, Dovecot
from tests.mail.post import mail
from tests.mail.processes import wait_until
from tresen.house.models import Mailbox
from tresen.lib.sealed import seal
from tresen.mail.arriving.filing import file_all
from tresen.mail.models import Pickup
from tresen.mail.pickups.accounts import entered
from tresen.mail.pickups.fetching import Fetcher


@dataclass(frozen=True)
class Account:
    server: Dovecot
    user: str

    def deliver(self, *raws):
        for raw in raws:
            self.server.deliver(self.user, raw.replace(b"\n", b"\r\n"))

    def opened(self):
        """Another client, to do with the mail what people do."""
        box = MailBoxUnencrypted("127.0.0.1", self.server.imap_port)
        return box.login(self.user, PASSWORD)

    def subjects(self, folder="INBOX"):
        """{subject: its flags} of a folder; nothing where there is none."""
        with self.opened() as box:
            if not box.folder.exists(folder):
                return {}
            box.folder.set(folder, readonly=True)
            found = box.fetch(mark_seen=False, headers_only=True)
            return {each.subject: set(each.flags) - {r"\Recent"} for each in found}

    def put_into(self, folder, *raws):
        """By hand, past us."""
        with self.opened() as box:
            for raw in raws:
                box.append(raw.replace(b"\n", b"\r\n"), folder)

    def hide(self, *, place):
        """The server still lists this mail, and cannot read it any more."""
        with self.opened():
            pass
        mails = sorted(self.server.inbox(self.user).glob("*/1*"))
        mails[place - 1].chmod(0)

    def folders(self):
        with self.opened() as box:
            return {each.name for each in box.folder.list()}


def connect(account, **more):
    """A pickup of this account; nobody has confirmed it yet."""
    known = {"host": "127.0.0.1", "port": account.server.imap_port, "security": "none"}
    known |= {"username": account.user, "secret": seal(PASSWORD)}
    return Pickup.objects.create(mailbox=Mailbox.objects.main(), **known | more)


def connect_and_confirm(account, **more):
    """Confirmed without a look: takes all that lies there."""
    return connect(account, **{"takes_old": True, "confirmed_at": timezone.now(), **more})


def numbered(*numbers, sender="caller{}@elsewhere.example"):
    """Mails that differ in sender, subject and Message-ID."""
    return [
        mail(sender.format(n), Subject=f"Nummer {n}", Message_ID=f"<{n}@elsewhere.example>")
        for n in numbers
    ]


def visit(pickup):
    """Whether we were the one who fetched."""
    with entered(pickup, writes=True) as account:
        return Fetcher(pickup).visit(account)


def visit_in_turn(pickup):
    with entered(pickup, writes=True) as account:
        wait_until(lambda: Fetcher(pickup).visit(account))
    connection.close()


def empty(pickup):
    """Fetch what is new, file it, and move it away."""
    visit(pickup)
    file_all()
    visit(pickup)
