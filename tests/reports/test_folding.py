import time

import psycopg
import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction

from tests.cast import berlin
from tresen.lib.memory import remembering
from tresen.reports import bookmark, folding
from tresen.reports.folding import fold, fold_all, refold
from tresen.reports.models import Bookmark, Proof
from tresen.tickets.models import Event
from tresen.tickets.said import Said

QUERIES = 8
STILL_OPEN = "xid >= pg_snapshot_xmin(pg_current_snapshot())"


PATIENCE = 60


def read_on():
    """Tests beside us hold transactions open too, and nothing is read that could come before."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and Event.objects.extra(where=[STILL_OPEN]).exists():
        time.sleep(0.02)
    fold_all()


def told():
    return {proof.told() for proof in Proof.objects.all()}


@pytest.fixture
def stories(asked, kim, bashir):
    """Kept, broken, withdrawn, kept twice, and one that still runs."""
    days = ("mon", "tue", "wed", "thu", "fri")
    tickets = dict(zip(days, map(asked, days), strict=True))
    tickets["mon"].answer(Said("Ja."), by=kim, at=berlin("mon", "10:20"))
    tickets["tue"].answer(Said("Ja."), by=kim, at=berlin("tue", "16:00"))
    tickets["wed"].close(Said(""), result="withdrawn", by=bashir, at=berlin("wed", "11:00"))
    tickets["thu"].answer(Said("Ja."), by=kim, at=berlin("thu", "11:00"))
    tickets["thu"].reply(Said("Wie?", origin="portal"), by=bashir, at=berlin("thu", "12:00"))
    tickets["thu"].answer(Said("So."), by=kim, at=berlin("thu", "13:00"))
    return tickets


@pytest.mark.django_db(transaction=True)
class TestWithCommits:
    def test_a_stretch_at_a_time_comes_to_the_same_as_all_at_once(self, stories, monkeypatch):
        monkeypatch.setattr(bookmark, "EVENTS", 3)
        read_on()
        bit_by_bit = told()
        monkeypatch.setattr(bookmark, "TICKETS", 2)
        call_command("recount", verbosity=0)

        assert told() == bit_by_bit
        assert len(bit_by_bit) == 5

    def test_what_is_known_stays_as_it_is(self, stories):
        read_on()
        before = set(Proof.objects.values_list("pk", flat=True))
        call_command("recount", verbosity=0)

        assert set(Proof.objects.values_list("pk", flat=True)) == before

    def test_wrong_rows_are_put_right(self, stories):
        read_on()
        right = told()
        Proof.objects.update(outcome="kept", service_seconds=1)
        call_command("recount", verbosity=0)

        assert told() == right

    def test_what_commits_late_is_not_skipped(self, stories, database_url, kim):
        """A transaction is still open whose number is lower than that of a committed event."""
        read_on()
        with psycopg.connect(database_url) as slow:
            slow.execute("SELECT pg_current_xact_id()")
            stories["fri"].answer(Said("Ja."), by=kim, at=berlin("fri", "10:30"))
            assert not fold()
        read_on()

        assert Proof.objects.filter(ticket=stories["fri"]).exists()

    def test_a_stretch_that_breaks_off_is_read_again(self, stories, monkeypatch):
        def killed(*_):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(folding.Proof.objects, "bulk_create", killed)
            read_on()
        assert not Proof.objects.exists()
        read_on()

        assert len(told()) == 5

    def test_only_one_reads_at_a_time(self, stories, database_url):
        with psycopg.connect(database_url) as other:
            other.execute("SELECT FROM reports_bookmark FOR UPDATE")
            read_on()
            assert not told()
        read_on()

        assert told()

    def test_working_out_anew_waits_for_whoever_reads(self, stories, database_url):
        with psycopg.connect(database_url) as other, transaction.atomic():
            other.execute("SELECT FROM reports_bookmark FOR UPDATE")
            with connection.cursor() as cursor, pytest.raises(OperationalError):
                cursor.execute("SET LOCAL lock_timeout = '50ms'")
                fold(hold=Bookmark.awaited)

    def test_nothing_new_asks_little(self, stories, django_assert_max_num_queries):
        read_on()
        with django_assert_max_num_queries(7):
            fold()


def test_a_ticket_that_cannot_be_reckoned_holds_up_no_other(asked, kim):
    good, bad = asked("mon"), asked("tue")
    good.answer(Said("Ja."), by=kim, at=berlin("mon", "10:20"))
    bad.events.create(kind="customer_wrote", by=kim, at=berlin("tue"), facts={})
    refold({good.pk, bad.pk})

    assert [proof.ticket for proof in Proof.objects.all()] == [good]


def test_folding_asks_as_often_for_many_tickets_as_for_one(asked, kim, django_assert_num_queries):
    tickets = [asked("mon") for _ in range(4)]
    for ticket in tickets:
        ticket.answer(Said("Ja."), by=kim, at=berlin("mon", "10:20"))
    one, others = {tickets[0].pk}, {ticket.pk for ticket in tickets[1:]}
    with django_assert_num_queries(QUERIES), remembering():
        refold(one)
    with django_assert_num_queries(QUERIES), remembering():
        refold(others)


def test_in_another_cluster_all_tickets_are_gone_through_again(asked, kim):
    asked("mon").answer(Said("Ja."), by=kim, at=berlin("mon", "10:20"))
    Bookmark.objects.update(xid=2**60, event=7)
    fold_all()

    assert Proof.objects.count() == 1
    assert Bookmark.objects.get().xid < 2**60


def test_the_bookmark_is_one_row(db):
    assert Bookmark.objects.count() == 1
