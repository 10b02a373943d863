import io
import json
import sys
from argparse import ArgumentParser
from types import SimpleNamespace

import pytest

from tresen.cli import mail_parse

from .letters import letter, multipart

LETTER = [
    *("from_email", "from_name", "to", "cc", "subject", "date", "message_id", "in_reply_to"),
    *("references", "text", "reply_text", "html", "attachments", "is_auto_reply", "is_bounce"),
    "defects",
]
ENCLOSED = ["filename", "content_type", "size", "sha256", "inline"]


@pytest.fixture
def run():
    def run(*arguments):
        parser = ArgumentParser()
        mail_parse.add_arguments(parser)
        return mail_parse.run(parser.parse_args([str(argument) for argument in arguments]))

    return run


def test_each_file_is_one_line(run, tmp_path, capfdbinary):
    files = [tmp_path / "a.eml", tmp_path / "b.eml"]
    files[0].write_bytes(letter("Grüße", Subject="Eins"))
    files[1].write_bytes(letter("Hallo\nWelt", Subject="Zwei"))

    assert run(*files) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert [json.loads(line)["subject"] for line in lines] == ["Eins", "Zwei"]
    assert "Grüße" in lines[0]


def test_shape_is_what_others_rely_on(run, tmp_path, capfdbinary):
    picture = "Content-Type: image/png; name=a.png\nContent-Disposition: inline\n\nbytes"
    file = tmp_path / "a.eml"
    file.write_bytes(multipart("\nHallo", picture, To="a@b.de", Date="3 Mar 2026 10:11 +0100"))
    run(file)
    printed = json.loads(capfdbinary.readouterr().out)

    assert list(printed) == LETTER
    assert list(printed["attachments"][0]) == ENCLOSED
    assert (printed["to"], printed["date"]) == (["a@b.de"], "2026-03-03T10:11:00+01:00")


def test_without_files_standard_input_is_read(run, monkeypatch, capfdbinary):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(letter(Subject="Eins"))))

    assert run() == 0
    assert json.loads(capfdbinary.readouterr().out)["subject"] == "Eins"


def test_unreadable_file_is_named_and_the_others_still_printed(run, tmp_path, capfdbinary):
    file = tmp_path / "a.eml"
    file.write_bytes(letter(Subject="Eins"))

    assert run(tmp_path / "none.eml", tmp_path, file) == 1
    captured = capfdbinary.readouterr()
    assert json.loads(captured.out)["subject"] == "Eins"
    assert captured.err.decode().count("\n") == 2
    assert f"Cannot read {tmp_path / 'none.eml'}: " in captured.err.decode()


@pytest.mark.parametrize("raw", [b"", b"\0", b"\xff\xfe\xed\xa0\x80", b"Subject: \xed\xa0\x80\n\n"])
def test_any_bytes_are_printed_as_one_line_of_utf8(run, tmp_path, capfdbinary, raw):
    file = tmp_path / "a.eml"
    file.write_bytes(raw)

    assert run(file) == 0
    assert capfdbinary.readouterr().out.decode().count("\n") == 1
