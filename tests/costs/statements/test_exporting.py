from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction

from tests.rivals import alone
from tests.stated import APRIL, MARCH, on, work
from tresen.costs.models import Export, ExportedLine, StatementLine
from tresen.costs.refusing import NotForExport, NothingToExport
from tresen.costs.statements.data import as_sheet
from tresen.costs.statements.exporting import export, lines_of
from tresen.costs.statements.stating import issue

pytestmark = pytest.mark.django_db


def test_what_was_issued_is_exported(issued, sam):
    exported = export(by=sam, at=on(4, 2))

    assert [line.text for line in lines_of(exported)] == ["SPF gesetzt."]


def test_nothing_new_makes_no_export(issued, sam):
    export(by=sam, at=on(4, 2))

    with pytest.raises(NothingToExport):
        export(by=sam, at=on(4, 3))
    assert Export.objects.count() == 1


def test_each_line_is_exported_once(issued, muster, domain, sam):
    first = export(by=sam, at=on(4, 2))
    work(domain, 30, start=on(4, 3), text="Neues")
    issue(muster, APRIL, by=sam, at=on(5))
    second = export(by=sam, at=on(5, 2))

    assert [line.text for line in lines_of(second)] == ["Neues"]
    assert [line.text for line in lines_of(first)] == ["SPF gesetzt."]


def test_what_is_no_statement_yet_is_not_exported(domain_work, sam):
    with pytest.raises(NothingToExport):
        export(by=sam, at=on(4, 2))


@pytest.mark.parametrize("who", ["kim", "lea", "erika"])
def test_only_sales_and_administrators_export(who, issued, request):
    with pytest.raises(NotForExport):
        export(by=request.getfixturevalue(who), at=on(4, 2))


def test_an_export_is_the_same_each_time(issued, sam):
    exported = export(by=sam, at=on(4, 2))
    first, again = (as_sheet(lines_of(exported)) for _ in range(2))

    assert first == again and "2026-03-10231,issued,10231" in first


def test_no_cell_of_it_is_a_formula(domain, muster, sam):
    work(domain, 20, text='=HYPERLINK("https://boese.example")')
    issue(muster, MARCH, by=sam, at=on(4))
    sheet = as_sheet(lines_of(export(by=sam, at=on(4, 2))))

    assert "'=HYPERLINK" in sheet and ',"=' not in sheet


@pytest.fixture
def apart():
    """apart(act): it runs on a connection of its own."""
    with ThreadPoolExecutor(4) as pool:
        yield lambda act: pool.submit(alone(act))


def try_to_export(sam):
    try:
        return export(by=sam, at=on(4, 2)).pk
    except NothingToExport:
        return None


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_gets_all(issued, sam, apart):
    made, may_end = Event(), Event()

    def slowly():
        with transaction.atomic():
            number = try_to_export(sam)
            made.set()
            may_end.wait(10)
        return number

    first = apart(slowly)
    assert made.wait(10)
    second = apart(lambda: try_to_export(sam))
    may_end.set()

    assert (first.result(), second.result()) == (Export.objects.get().pk, None)
    assert ExportedLine.objects.count() == StatementLine.objects.count() == 1


class Crash(Exception):
    """The power goes off before the commit."""


@pytest.mark.django_db(transaction=True)
def test_after_a_crash_nothing_is_lost_and_nothing_doubled(issued, sam, apart):
    def crashing():
        with transaction.atomic():
            export(by=sam, at=on(4, 2))
            raise Crash

    with pytest.raises(Crash):
        apart(crashing).result()
    assert not Export.objects.exists()

    exported = apart(lambda: try_to_export(sam)).result()
    assert [line.export_id for line in ExportedLine.objects.all()] == [exported]


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_is_cut_leaves_no_lock_behind(issued, sam, apart):
    def cut():
        with transaction.atomic():
            export(by=sam, at=on(4, 2))
            connection.connection.close()

    with pytest.raises(Exception, match="closed"):
        apart(cut).result()

    assert apart(lambda: try_to_export(sam)).result() == Export.objects.get().pk
