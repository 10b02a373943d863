import uuid

import pytest

from tresen.customers.models import Customer, SupportLevel


@pytest.fixture
def form(house):
    level = SupportLevel.objects.get(code="business")
    return {"number": "20001", "name": "Neu GmbH", "level": level.pk, "once": str(uuid.uuid4())}


def test_customers_are_found_by_name_and_number(as_kim, house):
    by_name = as_kim.get("/desk/customers/", {"q": "nordlicht"}).content.decode()
    by_number = as_kim.get("/desk/customers/", {"q": "10231"}).content.decode()

    assert "Nordlicht Versand" in by_name
    assert "Muster &amp; Söhne" not in by_name
    assert "Muster &amp; Söhne" in by_number


def test_the_page_shows_who_what_and_which_tickets(as_kim, nordlicht, shop_is_down):
    shown = as_kim.get(f"/desk/customers/{nordlicht.number}/").content.decode()

    assert "Bashir Nordmann" in shown
    assert "Managed Server web07" in shown
    assert "Business" in shown
    assert "Onlineshop antwortet" in shown


def test_a_new_customer_has_a_level_from_today(as_kim, form):
    response = as_kim.post("/desk/customers/new/", form)

    assert response["Location"] == "/desk/customers/20001/"
    assert Customer.objects.get(number="20001").level.code == "business"


def test_a_second_click_takes_in_one_customer(as_kim, form):
    as_kim.post("/desk/customers/new/", form)
    as_kim.post("/desk/customers/new/", form)

    assert Customer.objects.filter(name="Neu GmbH").count() == 1


def test_a_number_is_given_once(as_kim, form, muster):
    response = as_kim.post("/desk/customers/new/", {**form, "number": muster.number})

    assert response.status_code == 400
    assert "Neu GmbH" in response.content.decode()


def test_nobody_but_staff_manages_an_account(as_kim, form, erika):
    response = as_kim.post("/desk/customers/new/", {**form, "account_manager": erika.pk})

    assert response.status_code == 400


def test_an_unknown_customer_is_not_found(as_kim, house):
    assert as_kim.get("/desk/customers/0/").status_code == 404


def test_the_list_takes_the_same_queries_for_any_number(
    as_kim, house, django_assert_max_num_queries
):
    Customer.objects.bulk_create(Customer(number=f"3{n:04}", name=f"Kunde {n}") for n in range(90))

    with django_assert_max_num_queries(6):
        as_kim.get("/desk/customers/")
