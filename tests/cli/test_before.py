import socket
from argparse import Namespace

import pytest

from tresen.cli.before import check
from tresen.engine.errors import EngineError


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def asked(**changes):
    usual = {"host": "127.0.0.1", "port": free_port(), "smtp_port": free_port(), "demo": False}
    return Namespace(**usual | changes)


def test_free_ports_of_this_machine_are_fine():
    check(asked(demo=True), {})


@pytest.mark.parametrize("option", ["port", "smtp_port"])
def test_a_port_in_use_is_named_with_the_option_that_changes_it(option):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(EngineError, match=f"Port {port} is in use") as error:
            check(asked(**{option: port}), {})

    assert "--" + option.replace("_", "-") in str(error.value)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "help.example"])
def test_a_demonstration_for_others_needs_a_password(host):
    with pytest.raises(EngineError, match="TRESEN_DEMO_PASSWORD"):
        check(asked(host=host, demo=True), {})


def test_a_demonstration_with_a_password_may_be_seen():
    check(asked(host="0.0.0.0", demo=True), {"TRESEN_DEMO_PASSWORD": "x"})


def test_a_shared_database_needs_a_shared_key():
    with pytest.raises(EngineError, match="TRESEN_SECRET_KEY is required"):
        check(asked(), {"DATABASE_URL": "postgres://db.example/tresen"})


def test_a_certificate_that_cannot_be_used_is_told_before_anything_starts():
    with pytest.raises(EngineError, match="/nowhere.pem cannot be read"):
        check(asked(), {"TRESEN_SMTP_CERT": "/nowhere.pem", "TRESEN_SMTP_KEY": "/nowhere.pem"})


def test_where_nothing_can_listen_is_told():
    with pytest.raises(EngineError, match="Nothing can listen at 192.0.2.1"):
        check(asked(host="192.0.2.1"), {})


@pytest.mark.parametrize("port", [0, -1, 70_000])
def test_a_port_that_does_not_exist_is_refused(port):
    with pytest.raises(EngineError, match="--port must be a number"):
        check(asked(port=port), {})
