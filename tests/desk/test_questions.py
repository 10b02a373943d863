from tresen.tickets.models import Ticket


def test_a_question_makes_the_ticket_wait(as_kim, shop_is_down, page):
    as_kim.post(page(shop_is_down, "questions/"), {"text": "Welche Domain?"})

    assert Ticket.objects.get(pk=shop_is_down.pk).state == Ticket.State.WAITING


def test_an_empty_question_is_refused_on_its_own_tab(as_kim, shop_is_down, page):
    response = as_kim.post(page(shop_is_down, "questions/"), {"text": ""})

    assert response.status_code == 400
    assert response.context["tab"] == "question"


def test_asking_by_get_is_refused(as_kim, shop_is_down, page):
    assert as_kim.get(page(shop_is_down, "questions/")).status_code == 405
