from argparse import Namespace

import pytest
from django.db import connection

from tests.cast import berlin
from tresen.cli import check
from tresen.costs.consents.consenting import Decision, agree


@pytest.fixture
def checked(house, capsys):
    """checked("de"): (exit code, what is printed) in a house whose workers run."""

    def checked(language="en"):
        _execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
        return check.run(Namespace(language=language)), capsys.readouterr().out

    return checked


@pytest.fixture
def sealed(shop_is_down, bashir, kim):
    """Bashir agreed to advice, on a ticket of his."""
    shop_is_down.sort_as("advice", by=kim, at=berlin("mon", "10:10"))
    agree(shop_is_down, Decision(bashir, "portal"), by=bashir, at=berlin("mon", "10:30"))
    shop_is_down.letters.all().delete()
    return shop_is_down


def test_a_healthy_house_says_so(checked, sealed):
    code, said = checked()

    assert (code, "✗" in said) == (0, False)
    assert "✓ The seals of all consents hold.\n" in said


def test_a_broken_seal_names_its_ticket(checked, sealed):
    _execute("SET CONSTRAINTS ALL IMMEDIATE")
    _execute("ALTER TABLE costs_consent DISABLE TRIGGER USER")
    _execute("UPDATE costs_consent SET cap = 999")
    code, said = checked("de")

    assert code == 1
    assert (
        f"✗ Zustimmungen wurden nachträglich verändert, oder was vor ihnen geschah: {sealed}.\n"
        in (said)
    )


def _execute(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
