import threading

import pytest
from django.utils import timezone

from tests.mail.pickups.mailboxes import empty, numbered, visit, visit_in_turn
from tests.mail.post import STRANGER, mail
from tresen.mail.arriving.filing import file_all
from tresen.mail.models import Fetched, IncomingMail, Pickup
from tresen.mail.pickups.connecting import confirm
from tresen.mail.pickups.lock import alone
from tresen.mail.pickups.trouble import Trouble
from tresen.tickets.models import Ticket


def test_what_is_filed_is_moved_away_unseen(confirmed, account):
    account.deliver(*numbered(1, 2))
    empty(confirmed(account))

    assert account.subjects() == {}
    assert account.subjects("Filed") == {"Nummer 1": set(), "Nummer 2": set()}
    assert Ticket.objects.count() == 2


def test_what_is_not_filed_yet_stays_in_the_inbox(confirmed, account):
    account.deliver(*numbered(1))
    visit(confirmed(account))

    assert account.subjects() == {"Nummer 1": set()}
    assert IncomingMail.objects.get().source == "imap"


def test_what_is_parked_has_a_folder_of_its_own(confirmed, account):
    account.deliver(*numbered(1))
    pickup = confirmed(account)
    visit(pickup)
    IncomingMail.objects.update(state="parked")
    visit(pickup)

    assert account.subjects("Parked") == {"Nummer 1": set()}


def test_what_another_client_has_seen_and_flagged_first_is_taken_all_the_same(confirmed, account):
    account.deliver(*numbered(1, 2))
    with account.opened() as box:
        box.client.uid("STORE", "1:2", "+FLAGS", r"(\Seen \Flagged \Answered)")
    empty(confirmed(account))

    assert account.subjects("Filed").keys() == {"Nummer 1", "Nummer 2"}
    assert Ticket.objects.count() == 2


def test_what_lay_there_before_is_left_alone_if_it_shall_be(confirmed, account):
    account.deliver(*numbered(1))
    pickup = confirmed(account, takes_old=False)
    empty(pickup)
    account.deliver(*numbered(2))
    empty(pickup)

    assert account.subjects() == {"Nummer 1": set()}
    assert account.subjects("Filed") == {"Nummer 2": set()}


def test_what_comes_after_somebody_confirmed_it_is_ours(connected, account, ada):
    account.deliver(*numbered(1))
    pickup = connected(account)
    confirm(pickup, everything=False, by=ada, at=timezone.now())
    account.deliver(*numbered(2))
    empty(pickup)

    assert account.subjects() == {"Nummer 1": set()}
    assert account.subjects("Filed") == {"Nummer 2": set()}


def test_a_fetcher_that_did_not_see_another_begin_passes_nothing_over(confirmed, account):
    account.deliver(*numbered(1))
    pickup = confirmed(account, takes_old=False)
    as_another_node_knows_it = Pickup.objects.get()
    visit(pickup)
    account.deliver(*numbered(2))
    empty(as_another_node_knows_it)

    assert account.subjects("Filed") == {"Nummer 2": set()}


@pytest.mark.parametrize("takes_old", [True, False])
def test_a_mailbox_that_numbers_its_mails_anew_brings_nothing_twice(confirmed, account, takes_old):
    account.deliver(*numbered(1, 2))
    pickup = confirmed(account, takes_old=takes_old)
    visit(pickup)
    account.server.number_anew(account.user)
    account.deliver(*numbered(3))
    empty(pickup)

    assert IncomingMail.objects.count() == (3 if takes_old else 1)
    assert account.subjects().keys() == (set() if takes_old else {"Nummer 1", "Nummer 2"})


def test_a_mail_that_somebody_takes_away_meanwhile_holds_up_nothing(confirmed, account):
    account.deliver(*numbered(1, 2))
    pickup = confirmed(account)
    visit(pickup)
    with account.opened() as box:
        box.delete("1")
    file_all()
    visit(pickup)

    assert account.subjects("Filed").keys() == {"Nummer 2"}
    assert not Fetched.objects.filter(moved_at=None).exists()


def test_a_mail_that_is_deleted_here_does_not_come_back(confirmed, account):
    account.deliver(*numbered(1))
    pickup = confirmed(account)
    visit(pickup)
    Fetched.objects.update(mail=None)
    IncomingMail.objects.all().delete()
    account.server.number_anew(account.user)
    empty(pickup)

    assert not IncomingMail.objects.exists()
    assert account.subjects("Filed").keys() == {"Nummer 1"}


def test_the_same_bytes_twice_are_two_receipts_of_one_ticket(confirmed, account):
    account.deliver(*numbered(1), *numbered(1))
    empty(confirmed(account))

    assert IncomingMail.objects.count() == 2
    assert Ticket.objects.count() == 1


def test_a_backlog_comes_in_order_whatever_the_senders_say_of_the_time(confirmed, account):
    dates = ["Fri, 1 Jan 2096 00:00:00 +0000", "Thu, 1 Jan 1970 00:00:00 +0000", None]
    mails = [mail(STRANGER, Subject=f"Nummer {n}", Date=dates[n % 3]) for n in range(60)]
    account.deliver(*mails)
    empty(confirmed(account))

    subjects = IncomingMail.objects.order_by("pk").values_list("subject", flat=True)
    assert list(subjects) == [f"Nummer {n}" for n in range(60)]
    assert account.subjects() == {}


def test_a_mail_larger_than_we_take_stays_and_is_known(confirmed, account, monkeypatch):
    monkeypatch.setattr("tresen.mail.pickups.taking.LARGEST", 1000)
    account.deliver(*numbered(1), mail(STRANGER, "x" * 2000, Subject="Riesig"), *numbered(2))
    empty(confirmed(account))

    assert account.subjects().keys() == {"Riesig"}
    assert Fetched.objects.get(fate="too_large").size > 2000


def test_who_comes_second_leaves_it_to_the_first(confirmed, account):
    account.deliver(*numbered(1))
    pickup = confirmed(account)
    with alone(pickup):
        assert not visit(pickup)

    assert not IncomingMail.objects.exists()


@pytest.mark.parametrize("many", [40, pytest.param(200, marks=pytest.mark.slow)])
def test_four_fetchers_at_once_bring_each_mail_once(confirmed, account, many):
    account.deliver(*numbered(*range(many)))
    pickup = confirmed(account)
    together([threading.Thread(target=visit_in_turn, args=[pickup]) for _ in range(4)])
    file_all()

    assert IncomingMail.objects.count() == Ticket.objects.count() == many


def together(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_server_of_the_old_kind_gets_a_copy_and_a_flag_and_nothing_is_expunged(
    confirmed, plain_account
):
    plain_account.deliver(*numbered(1))
    pickup = confirmed(plain_account)
    empty(pickup)
    visit(pickup)

    assert plain_account.subjects() == {"Nummer 1": {r"\Deleted"}}
    assert plain_account.subjects("Filed") == {"Nummer 1": set()}


def test_in_pop3_the_mail_stays_and_comes_once(confirmed, account):
    account.deliver(*numbered(1))
    pickup = confirmed(account, protocol="pop3", port=account.server.pop3_port)
    empty(pickup)
    account.deliver(*numbered(2))
    empty(pickup)

    assert account.subjects().keys() == {"Nummer 1", "Nummer 2"}
    assert Ticket.objects.count() == 2


def test_in_pop3_a_server_may_find_new_words_for_the_same_mails(confirmed, account):
    account.deliver(*numbered(1, 2))
    pickup = confirmed(account, protocol="pop3", port=account.server.pop3_port)
    visit(pickup)
    words = set(Fetched.objects.values_list("uid", flat=True))
    account.server.number_anew(account.user)
    visit(pickup)

    assert not words & set(Fetched.objects.filter(moved_at=None).values_list("uid", flat=True))
    assert IncomingMail.objects.count() == 2


def test_a_mail_over_pop3_is_the_same_bytes_as_over_imap(confirmed, account):
    account.deliver(mail(STRANGER, ".Punkt\n..\n" + "lang " * 1000))
    visit(confirmed(account))
    visit(confirmed(account, protocol="pop3", port=account.server.pop3_port))

    assert len(set(IncomingMail.objects.values_list("blob", flat=True))) == 1


def test_folders_may_have_umlauts_and_lie_in_others(confirmed, account):
    account.deliver(*numbered(1))
    empty(confirmed(account, filed_folder="Erledigt & abgelegt/Früher"))

    assert account.subjects("Erledigt & abgelegt.Früher") == {"Nummer 1": set()}


def test_a_folder_that_takes_nothing_holds_up_no_mail(confirmed, account):
    account.deliver(*numbered(*range(60)))
    pickup = confirmed(account, filed_folder="INBOX/.")
    visit(pickup)
    file_all()
    account.deliver(*numbered(60))
    with pytest.raises(Trouble, match="server"):
        visit(pickup)

    assert IncomingMail.objects.count() == 61
