"""The process that reads mails: what it may cost, and who survives it."""

import base64
import io
import os
import pickle
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.mail.parsing.letters import letter, multipart
from tests.mail.processes import wait_until
from tresen.mail.reading import Limits, Room, Unreadable, wire

SMALL = letter("Hallo")
# Read in some twenty seconds.
SLOW = b"Subject: Re: x\n\n" + b"Von: x\n" * 2_000_000
LARGE = letter(b"Eine Zeile.\n" * 3_000_000)


@contextmanager
def room(**limits):
    opened = Room(Limits(**limits))
    try:
        yield opened
    finally:
        opened.close()


def why_unread(opened, raw):
    with pytest.raises(Unreadable) as failed:
        opened.read(raw)
    return failed.value.reason


def process_of(opened):
    opened.read(SMALL)
    return opened.idle[-1].process


TOO_MUCH = {
    "processor": ({"seconds": 1}, SLOW, "time"),
    "wall clock": ({"deadline": 4}, SLOW, "time"),
    "memory": ({"memory": 120_000_000}, LARGE, "memory"),
}


@pytest.mark.parametrize(("limits", "raw", "why"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_costs_too_much_is_given_up_and_the_next_mail_is_read(limits, raw, why):
    with room(**limits) as opened:
        assert why_unread(opened, raw) == why
        assert opened.read(SMALL).text == "Hallo"
        assert opened.read_head(raw).attachments[0].content == raw


@pytest.mark.slow
def test_the_time_of_one_mail_is_not_taken_from_the_next():
    """Were it counted together, the kernel would end one of them."""
    with room(seconds=3) as opened:
        process = process_of(opened)
        texts = [opened.read(SLOW[:90_000]).text for _ in range(40)]

        assert len(texts) == 40
        assert process_of(opened) is process


@pytest.mark.slow
def test_a_hundred_megabytes_are_read_within_the_memory_that_is_given():
    content = bytes(range(256)) * 290_000
    head = b"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
    raw = multipart("\nAnbei.", head + base64.encodebytes(content))
    with room() as opened:
        mail = opened.read(raw)

    assert len(raw) > 100_000_000
    assert (mail.text, mail.attachments[0].content) == ("Anbei.", content)


def test_a_reader_that_died_at_rest_is_replaced():
    with room() as opened:
        process_of(opened).kill()

        assert opened.read(SMALL).text == "Hallo"


def test_a_reader_that_is_killed_over_a_mail_is_followed_by_a_second_one_and_no_third():
    with room() as opened, ThreadPoolExecutor(1) as elsewhere:
        first = process_of(opened)
        before = children()
        reason = elsewhere.submit(why_unread, opened, SLOW)
        wait_until(lambda: not opened.idle)
        first.kill()
        second = wait_until(lambda: children() - before)
        os.kill(second.pop(), signal.SIGKILL)

        assert reason.result() == "died"


def test_a_reader_is_asked_so_often_and_then_replaced():
    with room(mails=2) as opened:
        first = process_of(opened)
        opened.read(SMALL)

        assert not opened.idle
        assert first.poll() == -signal.SIGKILL
        assert opened.read(SMALL).text == "Hallo"


def test_several_who_ask_at_once_get_each_their_own_letter():
    letters = [letter(f"Nummer {number}") for number in range(60)]
    with room() as opened, ThreadPoolExecutor(4) as workers:
        texts = [mail.text for mail in workers.map(opened.read, letters)]

        assert texts == [f"Nummer {number}" for number in range(60)]
        assert len(opened.idle) <= 4


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_reader_finishes_its_mail_when_its_group_is_asked_to_end(number):
    with room() as opened:
        process = process_of(opened)
        process.send_signal(number)

        assert process_of(opened) is process


def children():
    found = Path("/proc/self/task").glob("*/children")
    return {int(child) for task in found for child in task.read_text().split()}


PARENT = """
from tresen.mail.reading import Room
room = Room()
room.read(b"Hallo")
print(room.idle[0].process.pid, flush=True)
input()
"""


def test_a_reader_ends_with_the_worker_that_is_killed():
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    reader = Path("/proc", parent.stdout.readline().strip())
    assert reader.exists()
    parent.kill()
    parent.communicate()

    assert wait_until(lambda: not reader.exists() or "Z (zombie)" in status(reader))


def status(process):
    return (process / "status").read_text()


def test_a_reader_knows_no_secret_no_django_and_takes_little_memory(monkeypatch):
    monkeypatch.setenv("TRESEN_SECRET_KEY", "geheim")
    loaded = "import sys, tresen.mail.reading.child; print([*sys.modules])"
    modules = subprocess.check_output([sys.executable, "-c", loaded], text=True)
    with room() as opened:
        process = Path("/proc", str(process_of(opened).pid))
        kilobytes = int(status(process).partition("VmRSS:")[2].split()[0])

        assert "geheim" not in (process / "environ").read_text()
    assert not {"django", "psycopg", "structlog"} & set(modules.split("'"))
    assert kilobytes < 45_000


@pytest.mark.parametrize("said", [os.system, {"text": "Hallo"}, None])
def test_an_answer_is_a_letter_or_nothing_at_all(said):
    with pytest.raises(pickle.UnpicklingError):
        wire.answered(io.BytesIO(pickle.dumps(said)))
