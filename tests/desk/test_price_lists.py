from datetime import date, timedelta

import pytest
from django.utils import timezone

from tresen.costs.models import PriceList
from tresen.costs.prices import drafting
from tresen.house.models import Amendment

URL = "/desk/house/prices/"
TERMS = {"vat_percent": "7", "calendar": "", "out_of_hours": "25", "weekend": "", "holiday": "100"}


@pytest.fixture
def draft(ada):
    return drafting.begin(by=ada, at=timezone.now())


@pytest.fixture
def later(draft, ada):
    """Released, and in force in a month."""
    in_a_month = timezone.localdate() + timedelta(days=30)
    drafting.release_from(draft, in_a_month, by=ada, at=timezone.now())
    return draft


def states(client):
    rows = client.get(URL).context["rows"]
    return [(price_list.version, str(state)) for price_list, _tone, state in rows]


def test_the_page_says_which_list_counts(as_ada, later):
    drafting.begin(by=later.made_by, at=timezone.now())

    assert as_ada.get(URL).context["counting"].version == 1
    assert states(as_ada) == [(3, "Entwurf"), (2, "Freigegeben, gilt noch nicht"), (1, "Gilt")]


def test_a_new_version_is_made_once_for_a_click(as_ada):
    form = {"once": "3ccd4c73-2c4d-4a7c-b5a1-32ab1d5cbd51"}
    response = as_ada.post(f"{URL}drafts/", form)
    as_ada.post(f"{URL}drafts/", form)

    assert response["Location"] == f"{URL}2/"
    assert PriceList.objects.count() == 2


def test_each_cell_says_net_and_gross_and_how_it_is_counted(as_ada):
    rows = dict(as_ada.get(f"{URL}1/").context["rows"])
    ondemand, business, enterprise = rows["Beratung"]

    assert business.sum == "26,00\xa0€ netto (30,94\xa0€ brutto) je angefangene Viertelstunde"
    assert business.conditions == [
        "alle Zeit des Tickets zusammen",
        "mit Zuschlägen",
        "auch aus dem Zeitkontingent",
    ]
    assert (enterprise.sum, enterprise.conditions) == ("Im Supportlevel enthalten", [])


def test_what_has_no_price_is_said(as_ada, draft):
    draft.prices.filter(kind="advice", level__code="business").delete()
    rows = dict(as_ada.get(f"{URL}2/").context["rows"])

    assert rows["Beratung"][1].sum == "Kein Preis: nur mit Angebot"


def test_what_all_prices_share_is_changed_and_told(as_ada, draft):
    response = as_ada.post(f"{URL}2/", TERMS)
    draft.refresh_from_db()

    surcharges = dict(draft.surcharges.values_list("window", "percent"))
    (what,) = as_ada.get(f"{URL}2/").context["changes"][0][2]
    assert response["Location"] == f"{URL}2/"
    assert (draft.vat_percent, surcharges) == (7, {"out_of_hours": 25, "holiday": 100})
    assert what.startswith("Preisliste 2: Umsatzsteuer 7 %, Außerhalb der Servicezeit +25 %")


@pytest.mark.parametrize(
    "wrong", [{"vat_percent": ""}, {"vat_percent": "100"}, {"weekend": "-5"}, {"calendar": "77"}]
)
def test_nonsense_is_refused(as_ada, draft, wrong):
    assert as_ada.post(f"{URL}2/", {**TERMS, **wrong}).status_code == 400
    assert not Amendment.objects.filter(changes__has_key="price_terms.2").exists()


@pytest.mark.parametrize("version", [1, 2])
def test_what_is_released_is_refused_in_words(as_ada, later, version):
    response = as_ada.post(f"{URL}{version}/", TERMS)

    assert response.status_code == 400
    assert "Diese Preisliste ist freigegeben" in response.content.decode()


def test_what_is_not_yet_in_force_is_called_back(as_ada, later):
    as_ada.post(f"{URL}2/recall/")
    as_ada.post(f"{URL}2/recall/")

    assert states(as_ada)[0] == (2, "Entwurf")
    assert "gilt doch nicht ab" in as_ada.get(URL).context["changes"][0][2][0]


def test_what_is_in_force_is_not_called_back(as_ada, house):
    response = as_ada.post(f"{URL}1/recall/", follow=True)

    assert "gilt schon" in response.content.decode()
    assert PriceList.objects.on(date(2026, 3, 2)).version == 1


def test_nobody_but_administrators_enters(as_kim, draft):
    paths = ["", "drafts/", "2/", "2/recall/", "2/release/", "2/business/advice/"]

    assert {as_kim.post(f"{URL}{path}").status_code for path in paths if path} == {404}
    assert {as_kim.get(f"{URL}{path}").status_code for path in paths} <= {404, 405}


def test_an_unknown_version_is_not_found(as_ada):
    assert as_ada.get(f"{URL}9/").status_code == 404


def test_the_table_asks_the_same_for_any_list(as_ada, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        as_ada.get(f"{URL}1/")
