import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.views.debug import ExceptionReporter

from tests.cast import berlin
from tresen.customers.models import Customer, PinCheck

URL = "/desk/calls/"


@pytest.fixture
def tell(as_kim):
    """What staff types while somebody tells it."""
    return lambda typed, **more: as_kim.post(URL, {"typed": typed, **more})


@pytest.fixture
def pin(erika):
    return erika.contacts.get().make_pin(by=erika, at=timezone.now())


@pytest.mark.parametrize("spelled", ["{}", "#{}", " {} ", "[{}]", "T-{}"])
def test_a_ticket_id_leads_straight_to_its_ticket(tell, shop_is_down, spelled):
    shown = shop_is_down.shown_id

    for typed in (shown, shown.replace("-", ""), shown.replace("-", " ")):
        assert tell(spelled.format(typed))["Location"] == f"/desk/tickets/{shown}/"


def test_a_wrong_check_digit_is_told(tell, house):
    response = tell("1234-5678")

    assert response.status_code == 404
    assert 'role="alert"' in response.content.decode()
    assert 'value="1234-5678"' in response.content.decode()


def test_a_right_id_of_no_ticket_is_told(tell, house):
    assert tell("1234-5671").status_code == 404


@pytest.mark.parametrize("number", ["12345678", "12345671"])
def test_a_customer_number_as_long_as_a_ticket_id_is_understood(tell, house, number):
    Customer.objects.create(number=number, name="Lange Nummer AG")

    assert tell(number)["Location"] == f"/desk/calls/?q={number}"


def test_a_name_finds_customers_and_contacts(tell, as_kim, erika):
    led_to = tell("muster")["Location"]
    found = as_kim.get(led_to).content.decode()

    assert led_to == "/desk/calls/?q=muster"
    assert "Muster &amp; Söhne" in found
    assert f"/desk/calls/contacts/{erika.contacts.get().pk}/" in found


def test_a_customer_number_with_its_pin_tells_who_is_calling(tell, as_kim, erika, pin):
    led_to = tell(f"10231 {pin}")["Location"]
    shown = as_kim.get(led_to).content.decode()

    assert led_to == f"/desk/calls/contacts/{erika.contacts.get().pk}/"
    assert "Erika Mustermann" in shown
    assert "Muster &amp; Söhne" in shown


def test_a_pin_alone_asks_for_its_customer_and_nothing_is_checked(tell, pin):
    response = tell(pin)

    assert f'name="typed" value="{pin}"' in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert not PinCheck.objects.exists()


def test_then_the_number_is_enough(tell, erika, pin):
    led_to = tell(pin, customer="10231")["Location"]

    assert led_to == f"/desk/calls/contacts/{erika.contacts.get().pk}/"


def test_then_a_name_offers_the_customers_to_check_it_for(tell, pin):
    shown = tell(pin, customer="Muster").content.decode()

    assert "/desk/calls/customers/10231/checks/" in shown
    assert f'name="pin" value="{pin}"' in shown


def test_six_digits_may_be_a_customer_number(tell, house):
    Customer.objects.create(number="482915", name="Sechs Ziffern AG")

    assert tell("482915", as_number="yes")["Location"] == "/desk/calls/?q=482915"


def test_a_pin_never_stands_in_an_address(tell, pin):
    told = [pin, f"10231 {pin}", f"Erika {pin}", f"99999 {pin}", f"{pin[:5]}", f"Erika {pin[:5]}"]

    assert not [each for each in told if pin[:5] in tell(each).get("Location", "")]


def test_a_pin_is_asked_of_no_table(tell, pin):
    with CaptureQueriesContext(connection) as asked:
        for told in (pin, f"10231 {pin}", f"Erika {pin}", f"99999 {pin}"):
            tell(told)

    assert len(asked) > 10
    assert not [each["sql"] for each in asked if pin in each["sql"]]


def test_no_error_report_tells_a_pin(tell, pin, monkeypatch):
    monkeypatch.setattr("tresen.customers.models.Customer.lock", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError) as error:
        tell(f"10231 {pin}")

    told = ExceptionReporter(None, error.type, error.value, error.tb).get_traceback_frames()
    ours = [each for each in told if "tresen" in each["filename"]]
    assert len(ours) > 4
    assert not [each["function"] for each in ours if pin in str(each["vars"])]


@pytest.mark.parametrize("typed", ["", "   ", "9" * 10**6, "💥 %s {} '--", "٤٨٢٩١٥", "a " * 200])
def test_anything_may_be_typed(as_kim, tell, house, typed):
    response = tell(typed)

    assert response.status_code in (200, 302)
    assert response.status_code == 200 or as_kim.get(response["Location"]).status_code == 200


def test_nul_is_refused(tell, house):
    assert tell("4829\x0015").status_code == 400


def test_the_field_is_on_every_page_and_has_a_page_of_its_own(as_kim, shop_is_down, page):
    assert 'id="call-typed"' in as_kim.get(page(shop_is_down)).content.decode()
    assert 'id="typed"' in as_kim.get(reverse("desk:calls")).content.decode()


@pytest.mark.parametrize("typed", ["10239", "10239 482915"])
def test_a_number_of_no_customer_is_told(tell, house, typed):
    assert "Kein Kunde hat die Nummer 10239." in tell(typed).content.decode()


def test_the_number_of_a_customer_is_not_denied(as_kim, house):
    assert "Kein Kunde hat" not in as_kim.get(f"{URL}?q=10231").content.decode()


def test_who_has_ended_is_not_found(tell, as_kim, erika, kim):
    erika.contacts.get().end(by=kim, at=berlin("mon"))

    assert "contacts/" not in as_kim.get(f"{URL}?q=Mustermann").content.decode()
