"""`tresen mail receive`, as an MTA calls it."""

import argparse
import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.db import connection

from tests.mail.post import STRANGER, mail
from tresen.cli import mail_receive
from tresen.mail.models import IncomingMail

BASHIR = "bashir@business.example"
DISK_IS_FULL = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON mail_incomingmail EXECUTE FUNCTION refuse();
"""


@pytest.fixture
def received(tmp_path, capsys):
    """Hand these messages over as files; gives the exit code and what was printed for each."""

    def receive(*messages, options=()):
        files = []
        for number, raw in enumerate(messages):
            (tmp_path / f"{number}.eml").write_bytes(raw)
            files.append(str(tmp_path / f"{number}.eml"))
        parser = argparse.ArgumentParser()
        mail_receive.add_arguments(parser)
        code = mail_receive.run(parser.parse_args([*options, *files]))
        return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return receive


def test_a_line_of_json_says_what_became_of_each(printer, received):
    code, (opened, twice, parked) = received(mail(STRANGER), mail(STRANGER), mail(""))

    assert code == 0
    assert opened.keys() == {"outcome", "ticket", "message", "reason"}
    assert (opened["outcome"], twice["outcome"], parked["outcome"]) == (
        "opened",
        "duplicate",
        "parked",
    )
    assert twice["ticket"] == opened["ticket"]
    assert (parked["ticket"], parked["message"], parked["reason"]) == (None, None, "no_sender")


@pytest.mark.parametrize(
    ("headers", "outcome"),
    [
        ({"In_Reply_To": "<brand@business.example>"}, "replied"),
        ({"Auto_Submitted": "auto-replied"}, "ignored"),
    ],
)
def test_outcomes_are_those_of_the_contract(printer, received, headers, outcome):
    _, [became] = received(mail(BASHIR, "Noch immer.", **headers))

    assert became["outcome"] == outcome
    assert (became["ticket"] == printer.shown_id) is (outcome == "replied")


def test_the_envelope_is_kept(house, received):
    received(mail(BASHIR), options=["--from", BASHIR, "--to", "notfall@tresen.example"])

    kept = IncomingMail.objects.get()
    assert (kept.source, kept.envelope_from) == ("pipe", BASHIR)
    assert kept.mailbox.address == "notfall@tresen.example"


@pytest.mark.django_db(transaction=True)
def test_if_one_cannot_be_stored_the_mta_shall_come_again(house, received):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE mail_incomingmail RENAME TO lost")
        code, printed = received(mail(BASHIR))
        cursor.execute("ALTER TABLE lost RENAME TO mail_incomingmail")

    assert (code, printed) == (75, [])


@pytest.mark.django_db(transaction=True)
def test_if_the_disk_is_full_the_mta_shall_come_again_with_that_one(house, received):
    with connection.cursor() as cursor:
        cursor.execute(DISK_IS_FULL)
        full, none = received(mail(BASHIR), mail(BASHIR, "Noch eine."))
        cursor.execute("DROP FUNCTION refuse CASCADE")
        code, printed = received(mail(BASHIR), mail(BASHIR, "Noch eine."))

    assert (full, none) == (75, [])
    assert (code, [each["outcome"] for each in printed]) == (0, ["opened", "opened"])


class NobodyListens(StringIO):
    def flush(self):
        raise BrokenPipeError


def test_who_does_not_listen_has_handed_over_all_the_same(house, received, monkeypatch):
    monkeypatch.setattr(sys, "stdout", NobodyListens())
    code, _ = received(mail(BASHIR), mail(BASHIR, "Noch eine."))

    assert code == 0
    assert IncomingMail.objects.count() == 2


def test_a_wrong_option_costs_no_mail(database_url):
    command = [sys.executable, "-m", "tresen.cli", "mail", "receive", "--too", BASHIR]
    environ = {**os.environ, "DATABASE_URL": database_url, "TRESEN_SECRET_KEY": "x"}
    done = subprocess.run(
        command, env=environ, input=mail(BASHIR), capture_output=True, check=False
    )

    assert done.returncode == 75
    assert b"--too" in done.stderr


@pytest.mark.parametrize("path", ["/nowhere/at/all.eml", "/"])
def test_a_file_that_cannot_be_read_is_tried_again_and_the_others_are_stored(house, received, path):
    code, printed = received(mail(BASHIR), options=[path])

    assert (code, len(printed)) == (75, 1)


@pytest.mark.parametrize(
    "surroundings",
    [
        # Twenty seconds: so long a command waits for a database.
        pytest.param(
            {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "TRESEN_SECRET_KEY": "x"},
            marks=pytest.mark.slow,
            id="database down",
        ),
        pytest.param({"DATABASE_URL": "", "TRESEN_DATA": "/nowhere/at/all"}, id="no data here"),
    ],
)
def test_without_a_database_the_mta_shall_come_again(surroundings):
    command = [sys.executable, "-m", "tresen.cli", "mail", "receive"]
    environ = {**os.environ, **surroundings}
    done = subprocess.run(
        command, env=environ, input=mail(BASHIR), capture_output=True, check=False
    )

    assert (done.returncode, done.stdout) == (75, b"")
    assert b"Traceback" not in done.stderr
