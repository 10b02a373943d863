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
