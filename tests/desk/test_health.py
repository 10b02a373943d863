import pytest

from tests.cast import berlin
from tresen.mail.health import examine
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
