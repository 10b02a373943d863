import pytest

from tests.mail.pickups.mailboxes import numbered
from tests.mail.sink import free_port
from tresen.lib.sealed import seal
from tresen.mail.models import IncomingMail
from tresen.mail.pickups.look import look


@pytest.mark.parametrize("protocol", ["imap", "pop3"])
def test_a_look_tells_what_lies_there(connected, account, protocol):
    account.deliver(*numbered(1, 2, 3))
    port = getattr(account.server, f"{protocol}_port")
    seen = look(connected(account, protocol=protocol, port=port))

    assert seen.trouble is None
    assert seen.number == 3
    assert seen.subjects == ("Nummer 3", "Nummer 2", "Nummer 1")


def test_a_look_tells_when_the_mails_came_and_which_folders_there_are(connected, account):
    account.deliver(*numbered(1))
    with account.opened() as box:
        box.folder.create("Entwürfe")
    seen = look(connected(account))

    assert seen.oldest == seen.newest is not None
    assert set(seen.folders) == {"INBOX", "Entwürfe"}


def test_a_look_leaves_no_trace(connected, account):
    account.deliver(*numbered(1))
    look(connected(account))

    assert account.subjects() == {"Nummer 1": set()}
    assert account.folders() == {"INBOX"}
    assert not IncomingMail.objects.exists()


WRONG = [
    ({"port": free_port()}, "unreachable"),
    ({"host": "no-such-host.invalid"}, "unreachable"),
    ({"folder": "Gibt es nicht"}, "no_folder"),
    ({"security": "tls"}, "encryption"),
    ({"security": "starttls"}, "encryption"),
    ({"secret": b"nothing of ours"}, "secret"),
    ({"secret": seal("falsch")}, "refused"),
    ({"username": "zwei\r\nZeilen"}, "refused"),
]


@pytest.mark.parametrize(("setting", "code"), WRONG)
def test_what_is_wrong_is_told_apart(connected, account, setting, code):
    seen = look(connected(account, **setting))

    assert seen.trouble.code == code
    assert str(seen.trouble.sentence)
