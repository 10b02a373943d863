import pytest
from django.utils import timezone

from tests.api.door import faults, statements
from tests.cast import berlin
from tresen.costs.models import Consent
from tresen.customers.models import Contact, PinCheck
from tresen.people.models import Token
from tresen.tickets.models import Event, Ticket
from tresen.tickets.said import Said

NEW = {"subject": "SPF einrichten", "text": "Bitte komplett.", "kind": "configuration"}
YES = {"agreed": True, "kind": "configuration", "price_list": 1, "cap": "60.00"}
KEY = {"Idempotency_Key": "3f2c"}


@pytest.fixture
def path(new_domain):
    return f"tickets/{new_domain}/consents"


@pytest.fixture
def otto_reads(otto, kim, new_domain):
    new_domain.participants.create(person=otto, added_by=kim, added_at=berlin("mon"))
    return otto


def refusal(response):
    return response.status_code, response.json()["code"]


def test_somebody_entitled_agrees(api, erika, path, new_domain):
    response = api(erika).post(path, YES)
    consent, told = new_domain.consents.get(), response.json()

    assert response.status_code == 201
    assert told.pop("sentence").startswith("Ich stimme den Kosten für „Konfiguration“ zu:")
    assert told.pop("at") and told.pop("seal") == consent.seal
    assert told == {
        "id": consent.pk,
        "ticket": new_domain.shown_id,
        "agreed": True,
        "person": {"name": "Erika Mustermann", "email": "erika@ondemand.example"},
        "by": {"name": "Erika Mustermann", "email": "erika@ondemand.example"},
        "way": "api",
        "kind": "configuration",
        "cap": "60.00",
        "declined_self_service": False,
        "price_list": 1,
        "quote": None,
        "ip": None,
    }


def test_refusing_is_a_fact_too(api, erika, path, new_domain):
    told = api(erika).post(path, {"agreed": False}).json()

    assert (told["agreed"], told["cap"]) == (False, None)
    assert new_domain.events.filter(kind=Event.Kind.CONSENT_REFUSED).exists()


def test_the_address_is_kept_for_administrators_alone(api, erika, path):
    api(erika).post(path, YES)
    shown = [
        api(f"{who}@tresen.example").get(path).json()["items"][0]["ip"]
        for who in ("ada", "kim", "lea")
    ]

    assert shown == ["127.0.0.1", None, None]
    assert api(erika).get(path).json()["items"][0]["ip"] is None


@pytest.fixture
def placed_with_nordlicht(new_domain, nordlicht, kim):
    """placed_with_nordlicht(): it turned out to be Nordlicht's domain."""
    return lambda: new_domain.place_with(nordlicht, by=kim, at=berlin("mon", "12:00"))


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"price_list": 2}, (409, "price_changed")),
        ({"cap": "29.99"}, (422, "cap_too_low")),
        ({"cap": "0"}, (422, "cap_too_low")),
        ({"cap": "1e3"}, (422, "invalid")),
        ({"cap": 60}, (422, "invalid")),
        ({"agreed": "yes"}, (422, "invalid")),
        ({"contact": "erika@ondemand.example"}, (422, "invalid")),
        ({"message": 1}, (422, "invalid")),
        ({"person": "erika@ondemand.example"}, (422, "invalid")),
    ],
)
def test_what_is_no_consent_is_refused(api, erika, path, change, refused):
    assert refusal(api(erika).post(path, YES | change)) == refused
    assert not Consent.objects.exists()


def test_who_may_not_agree_is_told_so(api, otto_reads, path):
    assert refusal(api(otto_reads).post(path, YES)) == (409, "not_entitled")


def test_nobody_agrees_to_more_than_their_limit(api, path, placed_with_nordlicht):
    placed_with_nordlicht()
    answer = api("jule@business.example").post(path, YES | {"cap": "500.01"})

    assert refusal(answer) == (422, "above_limit") and "cap" in faults(answer)


def test_there_must_be_a_price(api, bashir, shop_is_down):
    answer = api(bashir).post(f"tickets/{shop_is_down}/consents", YES | {"kind": "fault"})

    assert refusal(answer) == (409, "nothing_to_agree_to")


def test_what_one_can_do_oneself_has_to_be_declined(api, erika, kim, path, new_domain):
    new_domain.sort_as("self_service", by=kim, at=berlin("mon"))
    yes = YES | {"kind": "self_service"}
    silent = api(erika).post(path, yes)
    declined = api(erika).post(path, yes | {"declined_self_service": True}).json()

    assert refusal(silent) == (422, "decline_needed")
    assert set(faults(silent)) == {"declined_self_service"}
    assert declined["declined_self_service"]
    assert declined["sentence"].startswith("Ich möchte die Einstellung nicht selbst vornehmen.")


def test_a_closed_ticket_takes_no_consent(api, erika, kim, path, new_domain):
    new_domain.close(Said("Erledigt."), result="solved", by=kim, at=berlin("mon", "11:00"))

    assert refusal(api(erika).post(path, YES)) == (409, "ticket_is_closed")


def test_a_program_never_agrees(api, erika, path):
    door = api(erika)
    Token.objects.update(is_program=True)

    assert refusal(door.post(path, YES)) == (409, "not_a_person")
    assert refusal(door.post("tickets", NEW | {"consent": {"price_list": 1}})) == (
        409,
        "not_a_person",
    )
    assert Ticket.objects.count() == 1 and not Consent.objects.exists()


@pytest.fixture
def pin_checked(kim, erika, muster):
    contact = Contact.objects.get(person=erika)
    PinCheck.objects.create(customer=muster, contact=contact, by=kim, at=timezone.now())


def test_staff_write_down_a_call_after_the_pin(api, kim, path, pin_checked):
    told = api(kim).post(path, YES | {"contact": "erika@ondemand.example"}).json()

    assert (told["way"], told["person"]["name"]) == ("phone", "Erika Mustermann")
    assert told["by"]["name"] == "Kim Berger"


def test_without_the_pin_a_call_is_no_consent(api, kim, path):
    answer = api(kim).post(path, YES | {"contact": "erika@ondemand.example"})

    assert refusal(answer) == (409, "pin_needed")


@pytest.fixture
def written(new_domain, erika):
    """written(verified=True): Erika's mail that says yes."""

    def written(*, verified):
        said = Said(
            "Ja, einverstanden.", origin="mail", sender_check="verified" if verified else ""
        )
        return new_domain.reply(said, by=erika, at=berlin("mon", "11:00"))

    return written


def test_staff_write_down_a_verified_mail(api, kim, path, written):
    told = api(kim).post(path, YES | {"message": written(verified=True).pk}).json()

    assert (told["way"], told["person"]["name"]) == ("mail", "Erika Mustermann")


def test_anybody_can_write_a_mail_that_is_not_verified(api, kim, path, written):
    answer = api(kim).post(path, YES | {"message": written(verified=False).pk})

    assert refusal(answer) == (422, "not_verified") and "message" in faults(answer)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, "contact"),
        ({"contact": "erika@ondemand.example", "message": 1}, "contact"),
        ({"contact": "nobody@nowhere.example"}, "contact"),
        ({"message": 2**70}, "message"),
    ],
)
def test_staff_name_whose_word_it_is(api, kim, path, change, field):
    assert set(faults(api(kim).post(path, YES | change))) == {field}


def test_a_mail_on_another_ticket_agrees_to_nothing_here(api, kim, erika, path, mailbox_is_full):
    said = Said("Ja.", origin="mail", sender_check="verified")
    message = mailbox_is_full.reply(said, by=erika, at=berlin("mon", "11:00"))

    assert set(faults(api(kim).post(path, YES | {"message": message.pk}))) == {"message"}


def test_the_same_consent_sent_twice_is_one(api, erika, path):
    door = api(erika)
    answers = {door.post(path, YES, **KEY).content for _ in range(2)}

    assert len(answers) == 1 and Consent.objects.count() == 1


def test_a_ticket_is_opened_with_its_consent(api, erika):
    told = api(erika).post("tickets", NEW | {"consent": {"price_list": 1, "cap": "60"}}).json()

    costs = told["costs"]
    assert (costs["verdict"], costs["cap"]) == ("charged", "60.00")
    assert costs["consent"]["way"] == "api" and costs["consent"]["at"] == told["opened_at"]


@pytest.mark.parametrize(
    ("change", "consent", "refused"),
    [
        ({}, {"price_list": 7}, (409, "price_changed")),
        ({}, {"price_list": 1, "cap": "1"}, (422, "cap_too_low")),
        ({"kind": "fault"}, {"price_list": 1}, (409, "nothing_to_agree_to")),
        ({"kind": "self_service"}, {"price_list": 1}, (422, "decline_needed")),
        ({}, {"cap": "60"}, (422, "invalid")),
    ],
)
def test_a_consent_that_cannot_stand_opens_nothing(api, erika, change, consent, refused):
    assert refusal(api(erika).post("tickets", NEW | change | {"consent": consent})) == refused
    assert not Ticket.objects.exists()


def test_who_may_not_agree_opens_nothing_with_a_consent(api, otto):
    answer = api(otto).post("tickets", NEW | {"consent": {"price_list": 1}})

    assert refusal(answer) == (409, "not_entitled") and not Ticket.objects.exists()


def test_staff_open_with_the_consent_of_a_caller(api, kim, pin_checked):
    new = NEW | {"contact": "erika@ondemand.example", "consent": {"price_list": 1}}
    told = api(kim).post("tickets", new).json()

    assert told["costs"]["consent"]["way"] == "phone"


def test_a_list_shows_every_decision_oldest_first(api, erika, otto_reads, path):
    for agreed in (True, False, True):
        api(erika).post(path, YES | {"agreed": agreed})

    page = api(otto_reads).get(path).json()
    assert [each["agreed"] for each in page["items"]] == [True, False, True]
    assert page["next"] is None


def test_pages_go_on_where_the_last_one_ended(api, erika, path, monkeypatch):
    monkeypatch.setattr("tresen.api.consents.SIZE", 2)
    for agreed in (True, False, True):
        api(erika).post(path, YES | {"agreed": agreed})
    first = api(erika).get(path).json()
    last = api(erika).get(f"{path}?cursor={first['next']}").json()

    numbers = [each["id"] for each in first["items"] + last["items"]]
    assert len(set(numbers)) == 3 and last["next"] is None


def test_a_long_list_takes_the_same_queries(api, erika, kim, path):
    door = api(kim)
    api(erika).post(path, YES)
    few = statements(door, path)
    for _ in range(5):
        api(erika).post(path, YES)

    assert statements(door, path) == few


def test_what_a_former_customer_agreed_to_is_for_staff(api, erika, path, placed_with_nordlicht):
    api(erika).post(path, YES)
    placed_with_nordlicht()

    found = [
        len(api(who).get(path).json()["items"])
        for who in ("bashir@business.example", "kim@tresen.example")
    ]
    assert found == [0, 1]


def test_staff_ask_for_a_consent(api, kim, new_domain):
    answer = api(kim).post(f"tickets/{new_domain}/consent-requests", {})
    told = answer.json()

    assert answer.status_code == 201 and told["ticket"] == new_domain.shown_id
    assert [each["name"] for each in told["entitled"]] == ["Erika Mustermann"]
    assert new_domain.letters.filter(kind="costs").count() == 1


def test_what_is_free_needs_no_consent(api, kim, shop_is_down):
    answer = api(kim).post(f"tickets/{shop_is_down}/consent-requests", {})

    assert refusal(answer) == (409, "nothing_to_agree_to")


def test_contacts_ask_nobody(api, erika, new_domain):
    assert api(erika).post(f"tickets/{new_domain}/consent-requests", {}).status_code == 404


@pytest.mark.parametrize("missing", ["price_list", "kind"])
def test_a_yes_names_the_price_that_was_read(api, erika, path, missing):
    answer = api(erika).post(path, {name: YES[name] for name in YES if name != missing})

    assert faults(answer).keys() == {missing}
    assert not Consent.objects.exists()


def test_a_yes_to_another_kind_is_none(api, erika, kim, path, new_domain):
    new_domain.sort_as("emergency", by=kim, at=berlin("mon"))

    assert refusal(api(erika).post(path, YES)) == (409, "price_changed")
