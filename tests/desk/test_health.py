import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import berlin
from tests.mail.post import mail, receive
from tresen.house.models import Mailbox
from tresen.mail.arriving.recounting import recount
from tresen.mail.health import examine
from tresen.mail.models import Comparison, Grant, Pickup, Tally
from tresen.tickets.models import BrokenPromise


def test_a_broken_promise_is_shown_with_its_error(as_kim, shop_is_down):
    event = shop_is_down.events.first()
    BrokenPromise.objects.create(event=event, consequence="confirm_by_mail", error="KeyError('x')")

    page = as_kim.get("/desk/health/").content.decode()

    assert "confirm_by_mail" in page
    assert shop_is_down.shown_id in page


def test_a_letter_that_waits_too_long_is_named(as_kim, shop_is_down):
    shop_is_down.letters.update(state="queued")

    findings = as_kim.get("/desk/health/").context["findings"]

    assert "outgoing" in {finding.code for finding in findings if not finding.is_fine}


def test_an_empty_house_has_nothing_but_a_worker_missing(as_kim, house):
    context = as_kim.get("/desk/health/").context

    failing = [finding.code for finding in context["findings"] if not finding.is_fine]
    assert (context["all"], len(context["page"]), failing) == (0, 0, ["worker"])


@pytest.fixture
def broken(shop_is_down):
    event = shop_is_down.events.first()
    return BrokenPromise.objects.create(event=event, consequence="confirm_by_mail", error="Oh")


def test_what_was_mended_leaves_the_list_and_is_kept(as_kim, broken):
    response = as_kim.post(f"/desk/health/{broken.pk}/mended/")

    assert response["Location"] == "/desk/health/"
    assert len(as_kim.get("/desk/health/").context["page"]) == 0
    assert list(as_kim.get("/desk/health/?state=mended").context["page"]) == [broken]


def test_the_first_who_mends_counts(broken, kim):
    broken.mend(by=kim, at=berlin("mon", "11:00"))
    broken.mend(by=kim, at=berlin("mon", "12:00"))

    broken.refresh_from_db()
    assert broken.mended_at == berlin("mon", "11:00")


def test_a_broken_promise_stops_no_node(client, broken):
    answer = client.get("/readyz").json()

    assert answer["numbers"]["broken_promises"] == 1
    assert "broken_promises" not in answer["failing"]


def test_a_broken_promise_is_no_health(broken):
    findings = {finding.code: finding for finding in examine(at=berlin("mon"))}

    assert not findings["broken_promises"].is_fine


def test_the_balance_is_an_equation_with_a_plain_sentence(as_kim, house):
    receive(mail("erika@ondemand.example"))
    recount(at=berlin("mon"))
    page = as_kim.get("/desk/health/").content.decode()

    assert "Die Rechnung geht auf." in page
    assert "1 = 1 + 0 + 0 + 0" in page


def test_a_sum_that_is_wrong_says_by_how_much(as_kim, house):
    receive(mail("erika@ondemand.example"))
    Tally.objects.all().delete()
    recount(at=berlin("mon"))

    assert "Die Rechnung geht nicht auf" in as_kim.get("/desk/health/").content.decode()
    findings = {each.code: each for each in examine(at=berlin("mon"))}
    assert not findings["balance"].is_fine
    assert findings["balance"].is_ready


def test_machines_read_the_four_numbers_and_whether_they_hold(client, house):
    receive(mail("erika@ondemand.example"))
    recount(at=berlin("mon"))
    told = client.get("/readyz").json()["mail"]

    assert told.pop("counted_at")
    sums = {"received": 1, "waiting": 0, "filed": 1, "parked": 0, "ignored": 0}
    assert told == {**sums, "holds": True}


@pytest.fixture
def compared(house):
    """An account with a mail on the server that is missing here."""
    pickup = Pickup.objects.create(
        mailbox=Mailbox.objects.main(), host="imap.example", username="support"
    )
    lost = [{"folder": "Filed", "message_id": "<verloren@elsewhere.example>", "uid": "7"}]
    counted = {"on_server": 9, "in_store": 8, "number_missing": 1, "missing": lost}
    return Comparison.objects.create(pickup=pickup, at=berlin("mon"), **counted)


def test_what_is_missing_is_named_to_administrators(as_ada, compared):
    page = as_ada.get("/desk/health/").content.decode()

    assert "9 auf dem Server, 8 davon bei uns." in page
    assert "?q=%3Cverloren%40elsewhere.example%3E" in page


def test_accounts_are_for_administrators(as_kim, compared):
    assert "imap.example" not in as_kim.get("/desk/health/").content.decode().split("<h2>")[-1]
    assert as_kim.get("/desk/health/").context["accounts"] == []


def test_an_alarm_that_only_a_person_can_mend_is_called_so(client, compared):
    told = client.get("/readyz").json()

    assert "comparison" in told["attention"]
    assert "comparison" not in told["failing"]


def test_a_key_that_was_refused_and_a_secret_that_runs_out_are_findings(house, compared, ada):
    at = berlin("mon")
    pickup = compared.pickup
    Pickup.objects.update(auth="microsoft", client_secret_until=at.date())
    Grant.objects.create(
        pickup=pickup, by=ada, at=at, refresh_at=at, failing_since=at, error="consent"
    )

    wrong = {each.code for each in examine(at=at) if not each.is_fine}
    assert {"keys", "client_secrets"} <= wrong


def asked_by(client):
    with CaptureQueriesContext(connection) as asked:
        client.get("/desk/health/")
    return len(asked)


def test_the_page_costs_the_same_for_many_accounts(as_ada, compared):
    few = asked_by(as_ada)
    main = Mailbox.objects.main()
    Pickup.objects.bulk_create(
        Pickup(mailbox=main, host="imap", username=f"{number}") for number in range(20)
    )

    assert asked_by(as_ada) == few


def test_what_is_parked_is_not_said_to_be_filed(as_kim, house):
    receive(b"Subject: Von niemandem\r\n\r\nHallo?")
    page = as_kim.get("/desk/health/").content.decode()

    assert "1 Mail ist geparkt" in page
    assert "sind einsortiert" not in page
