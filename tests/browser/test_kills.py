"""Listener and worker are killed after every step of a ticket's life: it goes on all the same."""

import os
import signal
from collections import Counter
from pathlib import Path

import psycopg
import pytest

from tests.browser.people import TICKET_ID
from tests.browser.post import text_of
from tests.engine.conftest import eventually
from tresen.engine.cluster import Cluster

# Thorough, and takes its time: CI runs it, with `-m slow`.
pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHILDREN = ("tresen.cli.work", "tresen.cli.listen")
CALLER = "anrufer@elsewhere.example"
LIFE = ["Der Drucker brennt.", "Er brennt noch immer.", "Bitte löschen.", "Gelöscht."]


@pytest.fixture
def kill(served):
    """Both at once, in the middle of whatever they do. They come back by themselves."""

    def now():
        pids = [eventually(lambda module=module: served.child(module)) for module in CHILDREN]
        for pid in pids:
            os.kill(pid, signal.SIGKILL)

    return now


@pytest.fixture
def marked(served):
    """The Message-IDs that may have left twice."""
    cluster = Cluster(Path(served.environ["TRESEN_DATA"]))
    with psycopg.connect(cluster.url()) as connection:
        query = "SELECT rfc_message_id FROM mail_outgoingmail WHERE repeated"
        yield lambda: {row[0] for row in connection.execute(query)}


@pytest.fixture
def words(ask_api):
    def said(ticket):
        return [each["text"].strip() for each in ask_api(f"tickets/{ticket}/messages")["items"]]

    return said


def test_a_life_goes_on_whatever_dies(kill, post, ask_api, words):
    post.write(CALLER, LIFE[0])
    kill()
    confirmation = post.letter(CALLER)
    ticket = TICKET_ID.search(text_of(confirmation))[0]
    post.reply(confirmation, LIFE[1])
    kill()
    assert eventually(lambda: len(words(ticket)) == 2, patience=60)
    ask_api(f"tickets/{ticket}/messages", {"text": LIFE[2]})
    kill()
    post.letter(CALLER, about=ticket)
    ask_api(f"tickets/{ticket}/closure", {"text": LIFE[3], "result": "solved"})
    kill()

    assert "abgeschlossen" in text_of(post.letter(CALLER, about=ticket))
    assert words(ticket) == LIFE


def test_no_letter_left_twice_unmarked(served, marked):
    delivered = Counter(letter["Message-ID"] for letter in served.sink.mails)

    assert {each for each, times in delivered.items() if times > 1} <= marked()
    assert all(eventually(lambda module=module: served.child(module)) for module in CHILDREN)
