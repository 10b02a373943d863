import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tresen.customers.models import Customer


@pytest.mark.parametrize(
    "spelled", ["{0.shown_id}", "{0.number}", " #{0.shown_id} ", "[T-{0.shown_id}]"]
)
def test_a_whole_ticket_id_leads_to_its_ticket(as_kim, shop_is_down, page, spelled):
    response = as_kim.get("/desk/search/", {"q": spelled.format(shop_is_down)})

    assert response.get("Location") == page(shop_is_down)


def test_a_wrong_check_digit_is_said(as_kim, shop_is_down):
    wrong = shop_is_down.number[:-1] + str((int(shop_is_down.number[-1]) + 1) % 10)
    response = as_kim.get("/desk/search/", {"q": wrong})

    assert response.status_code == 404
    assert "Prüfziffer" in response.content.decode()


def test_words_find_the_tickets_in_which_they_stand(as_kim, shop_is_down, mailbox_is_full):
    found = as_kim.get("/desk/search/", {"q": "onlinesh"}).content.decode()

    assert "Onlineshop antwortet" in found
    assert "Postfach voll" not in found


def test_nothing_found_is_said_with_the_words_and_harmless(as_kim, shop_is_down):
    found = as_kim.get("/desk/search/", {"q": "<b>kamel</b>"}).content.decode()

    assert "&lt;b&gt;kamel" in found
    assert "<b>kamel" not in found


def test_without_words_nothing_is_listed(as_kim, shop_is_down):
    assert "Onlineshop" not in as_kim.get("/desk/search/").content.decode()


@pytest.mark.parametrize("typed", ["731604", "731 604", "10231 731604", "99999 731604"])
def test_what_looks_like_a_pin_is_neither_searched_nor_repeated(as_kim, shop_is_down, typed):
    with CaptureQueriesContext(connection) as asked:
        response = as_kim.get("/desk/search/", {"q": typed})
    led_to = as_kim.get(response["Location"]).content.decode()

    assert response["Location"] == "/desk/calls/"
    assert "Telefon-PIN" in led_to
    assert "604" not in led_to
    assert not [each["sql"] for each in asked if "604" in each["sql"]]


def test_a_customer_number_of_six_digits_is_found_on_the_page_it_leads_to(as_kim, house):
    Customer.objects.create(number="482915", name="Sechs Ziffern AG")
    led_to = as_kim.get("/desk/search/", {"q": "482915"})["Location"]
    offered = as_kim.post(led_to, {"typed": "482915"}).content.decode()
    found = as_kim.post(led_to, {"typed": "482915", "as_number": "yes"}, follow=True)

    assert 'name="as_number"' in offered
    assert "Sechs Ziffern AG" in found.content.decode()
