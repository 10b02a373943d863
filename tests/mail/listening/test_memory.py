"""Large letters wait on disk until they are complete, and are stored one at a time."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.mail.listening.conftest import Caller
from tests.mail.processes import running, wait_until
from tests.mail.sink import free_port
from tresen.mail.models import IncomingMail

LETTERS, MEGABYTES = 12, 25
TEXT = (b"x" * 1022 + b"\r\n") * 1024 * MEGABYTES


@pytest.fixture
def listener(ours, database_url):
    port = free_port()
    with running("tresen.cli.listen", "--smtp-port", str(port), DATABASE_URL=database_url) as found:
        found.port = port
        wait_until(lambda: greeted(port))
        yield found


def greeted(port):
    try:
        with Caller(port) as caller:
            return caller.greeted == 220
    except OSError:
        return False


@pytest.mark.slow
def test_many_large_letters_at_once_are_not_held_at_once(listener):
    before = listener.most_memory
    with ThreadPoolExecutor(LETTERS) as callers:
        list(callers.map(lambda number: bring(listener.port, number), range(LETTERS)))

    assert IncomingMail.objects.count() == LETTERS
    assert listener.most_memory - before < LETTERS * MEGABYTES / 2


def bring(port, number):
    with Caller(port) as caller:
        caller.begin()
        caller.send(b"Subject: %d\r\n\r\n" % number)
        caller.send(TEXT)
        assert caller.ask(b".") == [250]
