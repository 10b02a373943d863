"""The threads beside the listener, and the process that they run in.

How it is killed is told in test_killing_all.py.
"""

import threading
from contextlib import suppress

import pytest
from django.conf import settings

from tests.mail.dovecot import PASSWORD
from tests.mail.pickups.mailboxes import numbered, visit
from tests.mail.processes import running, wait_until
from tests.mail.sink import free_port
from tresen.mail.arriving.filing import file_all
from tresen.mail.models import Fetched, IncomingMail, Pickup
from tresen.mail.pickups.accounts import entered
from tresen.mail.pickups.bell import Bell
from tresen.mail.pickups.trouble import Trouble
from tresen.tickets.models import Ticket

FOR_EVER = 600


@pytest.fixture
def process(database_url):
    """Start it with `with process() as it`, once the accounts are connected."""
    arguments = ("--smtp-port", str(free_port()))
    environ = {"DATABASE_URL": database_url, "TRESEN_SECRET_KEY": settings.SECRET_KEY}
    return lambda **more: running("tresen.cli.listen", *arguments, **environ, **more)


def number_of_mails():
    return IncomingMail.objects.count()


def test_a_server_that_knows_idle_calls_us(confirmed, account):
    with entered(confirmed(account), writes=True) as signed_in:
        waiting = threading.Thread(target=signed_in.wait, args=(FOR_EVER, Bell()))
        waiting.start()
        account.deliver(*numbered(1))
        waiting.join()

        assert signed_in.listing() == ["1"]


def test_a_rung_bell_ends_the_waiting(confirmed, account):
    bell = Bell()
    with entered(confirmed(account), writes=True) as signed_in:
        bell.ring()
        signed_in.wait(FOR_EVER, bell)

    assert bell.is_rung


def test_the_process_fetches_what_comes_and_leaves_alone_what_nobody_confirmed(
    process, confirmed, connected, account, plain_account
):
    plain_account.deliver(*numbered(1))
    pickup, other = confirmed(account), connected(plain_account)
    with process():
        wait_until(Pickup.objects.filter(pk=pickup.pk).exclude(looked_at=None).exists)
        account.deliver(*numbered(2))
        wait_until(number_of_mails)

    assert IncomingMail.objects.get().fetched.get().pickup == pickup
    assert plain_account.subjects() == {"Nummer 1": set()}
    assert Pickup.objects.get(pk=other.pk).looked_at is None


def test_the_account_that_the_environment_names_is_fetched(process, house, account):
    account.deliver(*numbered(1))
    url = f"imap://{account.user}:{PASSWORD}@127.0.0.1:{account.server.imap_port}/INBOX"
    with process(IMAP_URL=url):
        wait_until(number_of_mails)

    assert Pickup.objects.get().from_environment


def test_the_process_ends_when_it_is_asked_to(process, confirmed, account):
    confirmed(account)
    with process() as it:
        wait_until(Pickup.objects.exclude(looked_at=None).exists)

        assert it.end() == 0


def test_a_server_that_went_away_is_told_and_found_again(process, confirmed, own_dovecot):
    account = own_dovecot
    pickup = confirmed(account)
    with process():
        wait_until(Pickup.objects.exclude(looked_at=None).exists)
        account.server.stop()
        wait_until(Pickup.objects.filter(error="unreachable").exists)
        account.deliver(*numbered(1))
        account.server.start()
        wait_until(number_of_mails)
        wait_until(Pickup.objects.filter(pk=pickup.pk, failing_since=None).exists)


def test_a_broken_account_hurts_no_other(process, confirmed, account, plain_account):
    confirmed(plain_account, secret=b"not sealed by us")
    account.deliver(*numbered(1))
    confirmed(account)
    with process():
        wait_until(number_of_mails)
        wait_until(Pickup.objects.filter(error="secret").exists)


def test_a_mail_that_the_server_does_not_hand_out_holds_up_no_other(confirmed, account):
    account.deliver(*numbered(*range(10)))
    account.hide(place=5)
    pickup = confirmed(account)
    try_to_visit(pickup)
    try_to_visit(pickup)
    try_to_visit(pickup)
    file_all()

    assert Ticket.objects.count() == 9
    assert Fetched.objects.get(fate="stuck").uid == "5"
    assert visit(pickup)


def try_to_visit(pickup):
    with suppress(Trouble):
        visit(pickup)
