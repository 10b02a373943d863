from tresen.tickets.models import BrokenPromise


def test_a_broken_promise_is_shown_with_its_error(as_kim, shop_is_down):
    event = shop_is_down.events.first()
    BrokenPromise.objects.create(event=event, consequence="confirm_by_mail", error="KeyError('x')")

    page = as_kim.get("/desk/health/").content.decode()

    assert "confirm_by_mail" in page
    assert shop_is_down.shown_id in page


def test_the_oldest_letter_that_waits_is_named(as_kim, shop_is_down):
    shop_is_down.letters.update(state="queued")

    assert as_kim.get("/desk/health/").context["oldest"] == shop_is_down.letters.get()


def test_an_empty_house_is_healthy(as_kim, house):
    context = as_kim.get("/desk/health/").context

    assert (context["all"], context["oldest"], len(context["page"])) == (0, None, 0)
