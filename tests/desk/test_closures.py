import uuid

from tresen.tickets.models import Closure


def test_closing_keeps_the_result_and_the_words(as_kim, shop_is_down, page):
    as_kim.post(page(shop_is_down, "closure/"), {"text": "Geht nicht.", "result": "unsolved"})

    closure = Closure.objects.get(ticket=shop_is_down)
    assert (closure.result, closure.message.text) == ("unsolved", "Geht nicht.")


def test_a_second_click_closes_once(as_kim, shop_is_down, page):
    form = {"text": "Läuft.", "result": "solved", "once": str(uuid.uuid4())}
    as_kim.post(page(shop_is_down, "closure/"), form)
    response = as_kim.post(page(shop_is_down, "closure/"), form)

    assert response.status_code == 302
    assert Closure.objects.count() == 1


def test_words_for_a_ticket_closed_meanwhile_are_not_lost(as_kim, shop_is_down, page):
    as_kim.post(page(shop_is_down, "closure/"), {"text": "Läuft.", "result": "solved"})
    response = as_kim.post(page(shop_is_down, "closure/"), {"text": "Auch von mir."})

    assert response.status_code == 409
    assert ">Auch von mir.</textarea>" in response.content.decode()


def test_closing_without_words_is_refused(as_kim, shop_is_down, page):
    response = as_kim.post(page(shop_is_down, "closure/"), {"text": "", "result": "solved"})

    assert response.status_code == 400
    assert not Closure.objects.exists()


def test_an_unknown_result_closes_nothing(as_kim, shop_is_down, page):
    response = as_kim.post(page(shop_is_down, "closure/"), {"text": "Läuft.", "result": "rubbish"})

    assert response.status_code == 404
    assert not Closure.objects.exists()


def test_closing_by_get_is_refused(as_kim, shop_is_down, page):
    assert as_kim.get(page(shop_is_down, "closure/")).status_code == 405
