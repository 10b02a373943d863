import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tresen.costs.models import Price
from tresen.costs.prices.agreeing import conclude
from tresen.customers.models import Agreement, SupportLevel

URL = "/desk/customers/10488/"
NEW = f"{URL}agreements/new/"


@pytest.fixture
def as_sam(client, sam):
    client.force_login(sam.login)
    return client


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def form(house, today):
    return {
        "level": SupportLevel.objects.get(code="enterprise").pk,
        "starts_on": (today + timedelta(days=1)).isoformat(),
        "included_kinds": ["installation"],
        "included_seconds": "2 h",
        "price-TOTAL_FORMS": "4",
        "price-INITIAL_FORMS": "0",
        "once": str(uuid.uuid4()),
    }


def price(row=0, **fields):
    """A row of the form; each field can be another one."""
    usual = {"kind": "advice", "mode": "charged", "net": "20", "increment": "60"}
    usual |= {"aggregation": "ticket", "takes_prepaid": "on"}
    return {f"price-{row}-{name}": value for name, value in (usual | fields).items()}


@pytest.fixture
def later(nordlicht, sam, today):
    """From tomorrow on Nordlicht has Enterprise, with advice for 20 € an hour."""
    own = {"advice": {"mode": "charged", "net": Decimal(20), "increment_seconds": 3600}}
    terms = {"included_kinds": ["installation"], "included_seconds": 7200}
    terms |= {"starts_on": today + timedelta(days=1), "by": sam, "at": timezone.now()}
    return conclude(nordlicht, SupportLevel.objects.get(code="enterprise"), own, **terms)


@pytest.fixture
def running(nordlicht):
    return nordlicht.agreements.get(level__code="business")


def test_an_agreement_is_concluded_with_all_that_it_says(as_sam, form, nordlicht, sam):
    response = as_sam.post(NEW, {**form, **price()})

    agreement = nordlicht.agreements.get(level__code="enterprise")
    own = agreement.prices.get()
    assert response["Location"] == f"{URL}agreements/{agreement.pk}/"
    assert (agreement.included_kinds, agreement.included_seconds) == (["installation"], 7200)
    assert (agreement.made_by, agreement.ends_on) == (sam, None)
    assert (own.kind, own.net, own.increment_seconds) == ("advice", Decimal(20), 3600)


def test_the_one_before_ends_on_the_day_before(as_sam, form, running, today):
    as_sam.post(NEW, form)

    running.refresh_from_db()
    assert running.ends_on == today


def test_a_second_click_concludes_one(as_sam, form, nordlicht):
    as_sam.post(NEW, form)
    as_sam.post(NEW, form)

    assert nordlicht.agreements.count() == 2


def test_its_page_says_everything_in_words(as_kim, later):
    shown = as_kim.get(f"{URL}agreements/{later.pk}/").content.decode()

    assert "20,00\xa0€ netto (23,80\xa0€ brutto) je angefangene Stunde" in shown
    assert "2\xa0Std" in shown and "Installation" in shown and "Sam Peters" in shown
    assert f"{URL}agreements/{later.pk}/ending/" not in shown


WRONG = [
    {"level": "77"},
    {"starts_on": "morgen"},
    {"starts_on": "2026-01-01"},
    {"starts_on": "0001-01-01"},
    {"ends_on": "2026-01-01"},
    {"included_seconds": "2"},
    {"included_kinds": ["barter"]},
    price(net=""),
    price(kind="installation"),
    price(kind="", net="30"),
    {**price(), **price(1)},
    {"price-TOTAL_FORMS": "x"},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_nonsense_is_refused_and_nothing_is_kept(as_sam, form, nordlicht, wrong):
    response = as_sam.post(NEW, {**form, **wrong})

    assert response.status_code == 400
    assert (nordlicht.agreements.count(), Price.objects.exclude(agreement=None).count()) == (1, 0)
    assert nordlicht.agreements.get().ends_on is None


def test_what_overlaps_is_told_in_words(as_sam, form, later, today):
    ends = (today + timedelta(days=9)).isoformat()
    response = as_sam.post(NEW, {**form, "starts_on": today.isoformat(), "ends_on": ends})

    assert response.status_code == 400
    assert "schon etwas vereinbart" in response.content.decode()


def test_it_ends_on_a_day_and_goes_on_again(as_sam, running, today):
    place = f"{URL}agreements/{running.pk}/"
    as_sam.post(f"{place}ending/", {"ends_on": today.isoformat()})
    running.refresh_from_db()
    assert running.ends_on == today

    as_sam.post(f"{place}ending/", {"ends_on": ""})
    running.refresh_from_db()
    assert running.ends_on is None
    assert [what for _at, _by, what in as_sam.get(place).context["changes"]] == [
        ["Nordlicht Versand GmbH: Die Vereinbarung läuft unbefristet weiter"],
        [f"Nordlicht Versand GmbH: Die Vereinbarung endet am {today:%d.%m.%Y}"],
    ]


@pytest.mark.parametrize("day", ["gestern", "2026-01-01"])
def test_a_day_that_is_over_ends_nothing(as_sam, running, day):
    response = as_sam.post(f"{URL}agreements/{running.pk}/ending/", {"ends_on": day})

    assert response.status_code == 400
    assert Agreement.objects.get(pk=running.pk).ends_on is None


def test_what_has_not_begun_is_called_off(as_sam, later, running):
    as_sam.post(f"{URL}agreements/{later.pk}/cancelling/")
    response = as_sam.post(f"{URL}agreements/{running.pk}/cancelling/", follow=True)

    assert not Agreement.objects.filter(pk=later.pk).exists()
    assert "hat schon begonnen" in response.content.decode()
    assert Agreement.objects.filter(pk=running.pk).exists()


def test_agents_read_and_change_nothing(as_kim, form, running):
    place = f"{URL}agreements/{running.pk}/"
    answers = [as_kim.get(NEW), as_kim.post(NEW, form)]
    answers += [as_kim.post(f"{place}{verb}/") for verb in ("ending", "cancelling")]

    assert [each.status_code for each in answers] == [404] * 4
    assert as_kim.get(place).status_code == 200


def test_an_agreement_is_found_below_its_own_customer_only(as_sam, running):
    assert as_sam.get(f"/desk/customers/10231/agreements/{running.pk}/").status_code == 404
