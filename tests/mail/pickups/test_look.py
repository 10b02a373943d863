import pytest

from tests.mail.pickups.mailboxes import Account, numbered
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


def test_a_look_tells_which_folders_we_shall_make(connected, account):
    with account.opened() as box:
        box.folder.create("Filed")

    assert look(connected(account)).missing == ("Parked",)


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


@pytest.fixture
def over_tls(connected, tls_dovecot):
    account = Account(tls_dovecot, "anna")
    return lambda port, **more: connected(
        account, **{"host": "localhost", "port": getattr(tls_dovecot, port), **more}
    )


@pytest.fixture
def trust(tls_dovecot, monkeypatch):
    return lambda: monkeypatch.setenv("SSL_CERT_FILE", tls_dovecot.certificate)


WAYS = [
    ("imap", "tls", "imaps_port"),
    ("imap", "starttls", "imap_port"),
    ("pop3", "tls", "pop3s_port"),
    ("pop3", "starttls", "pop3_port"),
]


@pytest.mark.parametrize(("protocol", "security", "port"), WAYS)
def test_a_server_is_believed_only_with_a_certificate_that_we_trust(
    over_tls, trust, protocol, security, port
):
    pickup = over_tls(port, protocol=protocol, security=security)
    assert look(pickup).trouble.code == "certificate"
    trust()

    assert look(pickup).trouble is None


def test_a_certificate_for_another_name_is_none(over_tls, trust):
    trust()
    pickup = over_tls("imaps_port", security="tls", host="127.0.0.1")

    assert look(pickup).trouble.code == "certificate"
