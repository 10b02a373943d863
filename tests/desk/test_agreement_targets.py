import pytest

from tresen.customers.models import Customer, Target

URL = "/desk/customers/10488/"


def promises(client):
    return {each.kind: each for each in client.get(URL).context["promises"]}


def test_everybody_on_the_staff_sees_how_soon_a_customer_is_answered(as_kim, nordlicht):
    shown = promises(as_kim)

    assert (shown[""].seconds, shown["emergency"].seconds) == (14400, 1800)
    assert f"{URL}targets/" not in as_kim.get(URL).content.decode()


def test_an_agreement_has_a_time_of_its_own(as_ada, nordlicht):
    response = as_ada.post(f"{URL}targets/every/", {"seconds": "1 h"})

    assert response["Location"] == URL
    assert (promises(as_ada)[""].seconds, promises(as_ada)[""].rule) == (3600, "agreement")
    assert promises(as_ada)["emergency"].seconds == 1800


def test_what_was_agreed_with_one_is_no_promise_to_others(as_ada, nordlicht):
    as_ada.post(f"{URL}targets/bug/", {"seconds": "1 h"})

    others = as_ada.get("/desk/customers/10231/").context["promises"]
    assert "bug" not in {each.kind for each in others}


def test_it_is_listed_with_the_house_and_told(as_ada, nordlicht):
    as_ada.post(f"{URL}targets/bug/", {"seconds": "1 h"})
    context = as_ada.get("/desk/house/targets/").context

    assert [target.agreement.customer for target in context["agreed"]] == [nordlicht]
    assert context["changes"][0][2] == ["Nordlicht Versand GmbH · Programmfehler: 1\xa0Std"]


def test_it_can_be_removed(as_ada, nordlicht):
    as_ada.post(f"{URL}targets/every/", {"seconds": "1 h"})
    as_ada.post(f"{URL}targets/every/ending/")

    assert not Target.objects.exclude(agreement=None).exists()
    assert promises(as_ada)[""].rule == "house"


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_an_agreement_there_is_nothing_to_agree_on(as_ada, house, method):
    Customer.objects.create(number="30001", name="Ohne Vertrag")

    assert getattr(as_ada, method)("/desk/customers/30001/targets/every/").status_code == 404
    assert as_ada.get("/desk/customers/30001/").status_code == 200
