import pytest
from django.utils import timezone

from tresen.customers.models import Contact, PinCheck

URL = "/desk/calls/customers/10231/checks/"


@pytest.fixture
def pin(erika):
    return erika.contacts.get().make_pin(by=erika, at=timezone.now())


@pytest.fixture
def wrong(pin):
    return f"{(int(pin) + 1) % 10**6:06}"


@pytest.fixture
def check(as_kim):
    """Sends a PIN and gives the page that this led to."""
    as_kim.cookies["language"] = "en"
    return lambda pin: as_kim.post(URL, {"pin": pin}, follow=True)


def words(response):
    return " ".join(response.content.decode().split())


def test_right_tells_name_customer_and_rights(check, pin):
    told = words(check(pin))

    assert "It belongs to Erika Mustermann." in told
    assert "Muster &amp; Söhne OHG" in told
    assert "Administration" in told
    assert "sees all tickets" in told


def test_wrong_tells_nothing_but_that_and_the_tries_left(check, wrong):
    told = words(check(wrong))

    assert "The PIN is not right." in told
    assert "4 tries are left in this hour." in told
    assert "Erika" not in told
    assert "Otto" not in told


def test_after_five_nothing_can_be_typed(check, wrong, pin):
    for _ in range(5):
        check(wrong)
    told = words(check(pin))

    assert "Erika" not in told
    assert 'name="pin"' not in told
    assert "The next one can be checked <time" in told
    assert PinCheck.objects.count() == 5


def test_what_is_no_pin_costs_no_try(check, house):
    told = words(check("12345"))

    assert "A phone PIN has six digits." in told
    assert "5 tries are left" in told


def test_the_page_of_the_customer_tells_every_check(as_kim, check, pin, wrong):
    check(pin)
    check(wrong)
    told = words(as_kim.get("/desk/customers/10231/"))

    assert "PIN checked by Kim Berger: right, Erika Mustermann" in told
    assert "PIN checked by Kim Berger: wrong" in told


def test_neither_page_nor_row_keeps_the_digits(check, pin, wrong, as_kim):
    pages = [words(check(each)) for each in (pin, wrong)]
    rows = str(list(PinCheck.objects.values()))

    assert not [each for each in (pin, wrong) if each in rows or each in "".join(pages)]


def test_the_caller_of_another_customer_is_wrong(check, bashir, pin):
    other = bashir.contacts.get().make_pin(by=bashir, at=timezone.now())

    assert other == pin or "The PIN is not right." in words(check(other))


def test_an_ended_contact_is_wrong(check, pin):
    Contact.objects.filter(customer__number="10231").update(ended_at=timezone.now())

    assert "The PIN is not right." in words(check(pin))
