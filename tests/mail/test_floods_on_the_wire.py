"""T9 of the demands: many mails of one sender, small and large, through the real listener.

Whoever else writes meanwhile is filed in time, the memory of all processes stays below a fixed cap,
and every mail is kept, or refused with a reason.
"""

import smtplib
from base64 import encodebytes
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.db.models import F

from tests.mail.memory import watched
from tests.mail.post import STRANGER, SUPPORT, mail
from tests.mail.processes import running, wait_until
from tests.mail.sink import free_port
from tresen.mail.models import IncomingMail

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ERIKA, EMERGENCY = "erika@ondemand.example", "notfall@tresen.example"
IN_TIME = timedelta(minutes=2)
# Megabytes of a process with its children; docs/mail.md names them, too.
LISTENER_MOST, WORKER_MOST = 400, 900
LINES, SMALL = 4, 10_000
# They lie on disk, but 500 of them take a quarter of an hour; so many show that nothing adds up.
LARGE, LARGE_FILED, MEGABYTES = 60, 15, 25


class House:
    """Listener and worker, watched; and what became of the mails that were brought."""

    def __init__(self, port, listener, worker):
        self.port, self.listener, self.worker = port, listener, worker
        self.taken = self.ordinary = 0

    def flood(self, number, raw_of):
        """One sender on several lines. Meanwhile somebody else writes to another mailbox of ours,
        and once more when all of it waits."""
        with ThreadPoolExecutor(LINES) as lines:
            shares = [map(raw_of, range(line, number, LINES)) for line in range(LINES)]
            brought = [lines.submit(bring, self.port, share) for share in shares]
            while wait(brought, timeout=3).not_done:
                self.write()
        self.taken = sum(each.result() for each in brought)
        self.write()

    def write(self):
        self.ordinary += 1
        raw = mail(ERIKA, f"Frage {self.ordinary}", Subject=f"Frage {self.ordinary}")
        assert bring(self.port, [raw], sender=ERIKA, to=EMERGENCY)

    def filed(self):
        return IncomingMail.objects.filter(envelope_from=ERIKA, state="filed")

    def late(self):
        return self.filed().filter(filed_at__gt=F("received_at") + IN_TIME)


@pytest.fixture
def busy(house, database_url, worker_database):
    port, environ = free_port(), {"DATABASE_URL": database_url}
    with ExitStack() as stack:
        run = stack.enter_context
        listener = run(running("tresen.cli.listen", "--smtp-port", str(port), **environ))
        worker = run(running("tresen.cli.work", **environ))
        wait_until(lambda: is_open(port))
        yield House(port, run(watched(listener)), run(watched(worker)))
    # To put back so many rows one by one would take longer.
    worker_database.clone()


def is_open(port):
    try:
        return smtplib.SMTP("127.0.0.1", port, timeout=120).noop()
    except OSError:
        return False


def bring(port, raws, *, sender=STRANGER, to=SUPPORT):
    """How many were taken: one that is refused raises."""
    with smtplib.SMTP("127.0.0.1", port, timeout=120) as server:
        return sum(not server.sendmail(sender, [to], raw) for raw in raws)


def small(number):
    return mail(STRANGER, f"Das ist Nummer {number}.", Subject=f"Thema {number}")


FILE = {
    "Content_Type": "application/pdf; name=Bericht.pdf",
    "Content_Disposition": "attachment; filename=Bericht.pdf",
    "Content_Transfer_Encoding": "base64",
}
CONTENT = encodebytes(b"x" * (MEGABYTES * 3 * 2**20 // 4)).decode()


def large(number):
    """Everybody's file is another one, or it would be kept only once."""
    return mail(STRANGER, f"{number:08}\n{CONTENT}", Subject=f"Thema {number}", **FILE)


def test_ten_thousand_mails_of_one_sender_hold_nobody_up_and_none_is_lost(busy):
    busy.flood(SMALL, small)
    wait_until(lambda: busy.filed().count() == busy.ordinary)

    assert not busy.late().exists()
    assert busy.taken == SMALL
    everything = SMALL + busy.ordinary
    assert sum(IncomingMail.objects.balance().values()) == everything
    assert IncomingMail.objects.values("blob").distinct().count() == everything
    assert busy.listener.most < LISTENER_MOST
    assert busy.worker.most < WORKER_MOST


def test_many_large_mails_of_one_sender_do_not_add_up_in_memory(busy):
    busy.flood(LARGE, large)
    wait_until(lambda: busy.filed().count() == busy.ordinary)
    large_filed = IncomingMail.objects.filter(is_large=True, state="filed")
    wait_until(lambda: large_filed.count() >= LARGE_FILED)

    assert not busy.late().exists()
    assert busy.taken == LARGE
    assert sum(IncomingMail.objects.balance().values()) == LARGE + busy.ordinary
    assert busy.listener.most < LISTENER_MOST
    assert busy.worker.most < WORKER_MOST
