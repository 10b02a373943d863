import pytest
from django.utils import timezone

from tests.mail.pickups.mailboxes import empty, numbered, visit
from tests.mail.post import STRANGER, mail
from tresen.mail.models import IncomingMail
from tresen.mail.pickups.comparing import compare, compare_all

NOW = timezone.now()


def counted(pickup):
    found = compare(pickup, at=NOW)
    return found.on_server, found.in_store, found.awaited, found.number_missing


def test_what_was_fetched_is_found_in_the_store(confirmed, account):
    account.deliver(*numbered(1, 2, 3))
    pickup = confirmed(account)
    empty(pickup)

    assert counted(pickup) == (3, 3, 0, 0)


def test_what_still_lies_in_the_inbox_is_awaited(confirmed, account):
    account.deliver(*numbered(1))
    pickup = confirmed(account)
    empty(pickup)
    account.deliver(*numbered(2))

    assert counted(pickup) == (2, 1, 1, 0)


def test_a_gap_is_found_and_named(confirmed, account):
    account.deliver(*numbered(1))
    pickup = confirmed(account)
    empty(pickup)
    account.put_into("Filed", *numbered(2))
    found = compare(pickup, at=NOW)

    assert (found.on_server, found.in_store, found.number_missing) == (2, 1, 1)
    assert found.missing == [{"folder": "Filed", "uid": "2", "message_id": "<2@elsewhere.example>"}]


def test_a_mail_without_a_message_id_is_known_by_its_bytes(confirmed, account):
    account.deliver(mail(STRANGER), mail(STRANGER, "Ein anderer Text"))
    pickup = confirmed(account)
    empty(pickup)
    account.put_into("Filed", mail(STRANGER, "Dieser fehlt"))

    assert counted(pickup) == (3, 2, 0, 1)


def test_what_shall_be_left_alone_is_not_counted(confirmed, account):
    account.deliver(*numbered(1))
    pickup = confirmed(account, takes_old=False)
    visit(pickup)

    assert counted(pickup) == (0, 0, 0, 0)


def test_a_comparison_leaves_no_trace_there(confirmed, account):
    account.deliver(*numbered(1))
    compare(confirmed(account), at=NOW)

    assert account.subjects() == {"Nummer 1": set()}
    assert account.folders() == {"INBOX"}


@pytest.mark.parametrize("setting", [{"port": 1}, {"folder": "Gibt es nicht"}])
def test_a_server_that_cannot_be_asked_is_told(confirmed, account, setting):
    found = compare(confirmed(account, **setting), at=NOW)

    assert found.error in ("unreachable", "no_folder")


def test_only_live_accounts_are_compared(connected, account):
    pickup = connected(account)
    compare_all(at=NOW)

    assert not pickup.comparisons.exists()
    assert not IncomingMail.objects.exists()


def test_an_account_that_we_stumble_over_keeps_no_other_waiting(confirmed, account, plain_account):
    confirmed(plain_account, security="unknown")
    pickup = confirmed(account)
    compare_all(at=NOW)

    assert pickup.comparisons.get().error == ""
