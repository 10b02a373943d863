from argparse import Namespace

import pytest

from tresen.cli.greeting import Greeting


def words(**changes):
    usual = {"host": "127.0.0.1", "port": 8000, "smtp_port": 2525, "demo": False}
    return Greeting(Namespace(**usual | changes)).words()


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "127.0.0.1:81"), ("0.0.0.0", "127.0.0.1:81"), ("::1", "[::1]:81")],
)
def test_the_address_can_be_opened_as_it_stands(host, address):
    assert f"http://{address}\n" in words(host=host, port=81)


def test_sign_ins_are_told_with_the_demonstration_only(monkeypatch):
    monkeypatch.setenv("TRESEN_DEMO_PASSWORD", "sesame")

    assert "sesame" not in words()
    assert "sesame" in words(demo=True)
    assert "kim@tresen.example (agent)" in words(demo=True)


def test_nothing_is_said_before_the_web_answers(capsys):
    Greeting(Namespace(host="127.0.0.1", port=1)).look()

    assert capsys.readouterr().out == ""
