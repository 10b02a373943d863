"""The price before the work (promise P2): on the form as soon as a kind is chosen."""

from decimal import Decimal

import pytest

from tresen.costs.models import Consent
from tresen.customers.models import Contact
from tresen.house.models import Guide
from tresen.tickets.models import Kind, Ticket

URL = "/tickets/new/"
FORM = {"kind": "configuration", "subject": "SPF setzen", "text": "Bitte komplett."}


@pytest.fixture
def as_jule(client, person):
    client.force_login(person("jule@business.example").login)
    return client


@pytest.fixture
def as_marit(client, person):
    client.force_login(person("marit@enterprise.example").login)
    return client


def offers(client, url=URL):
    return client.get(url).context["offers"].all


def agreeing(client, kind="configuration", **more):
    """What the page sends when somebody ticks its boxes."""
    costs = offers(client)[kind].costs
    told = {"row": costs.verdict.price.row, "shown": costs.agreement, "agrees": "on", **more}
    return {**FORM, "kind": kind, **{f"{kind}-{name}": value for name, value in told.items()}}


SAID = [
    ("fault", "Free of charge: a technical fault of your product."),
    ("configuration", "€26.00 net (€30.94 gross) for each started quarter of an hour"),
    ("self_service", "You can do this yourself free of charge."),
    ("order", "You get a quote from our sales department first."),
    ("emergency", "€120.00 net (€142.80 gross) for the call-out, plus €45.00 net"),
]


@pytest.mark.parametrize(("kind", "sentence"), SAID)
def test_each_kind_says_what_it_costs_this_customer(as_bashir, kind, sentence):
    page = as_bashir.get(URL)

    assert sentence in page.context["offers"].all[kind].costs.sentence
    assert set(page.context["offers"].all) == set(Kind) - {Kind.UNSORTED}
    assert sentence in page.content.decode()


@pytest.mark.parametrize("kind", ["configuration", "self_service", "emergency"])
def test_who_may_agree_is_asked_and_nothing_is_ticked(as_bashir, kind):
    offer = offers(as_bashir)[kind]
    page = as_bashir.get(f"{URL}?kind={kind}").content.decode()

    assert f'name="{kind}-agrees"' in page and offer.costs.agreement in page
    assert page.count(" checked") == 1


@pytest.mark.parametrize("kind", ["fault", "order"])
def test_where_there_is_no_price_nobody_is_asked(as_bashir, kind):
    assert offers(as_bashir)[kind].consent is None


def test_who_may_not_agree_reads_who_can(client, otto):
    client.force_login(otto.login)
    page = client.get(URL)

    assert page.context["offers"].all["emergency"].consent is None
    assert "may agree to it: Erika Mustermann." in page.content.decode()


def test_what_the_agreement_includes_asks_nobody(as_marit):
    assert offers(as_marit)["emergency"].costs.sentence == "Included by your support agreement."


def test_a_ticked_box_is_a_consent_with_its_words(as_bashir, bashir):
    sent = agreeing(as_bashir, cap="60.50")
    as_bashir.post("/tickets/", sent, REMOTE_ADDR="192.0.2.7")
    consent = Consent.objects.get()

    assert (consent.person, consent.way, consent.cap) == (bashir, "form", Decimal("60.50"))
    assert consent.words.sentence.startswith(sent["configuration-shown"])
    assert consent.words.ip == "192.0.2.7"


def test_without_the_tick_the_ticket_opens_all_the_same(as_bashir):
    sent = agreeing(as_bashir, cap="60")
    del sent["configuration-agrees"]
    as_bashir.post("/tickets/", sent)

    assert Ticket.objects.count() == 1
    assert not Consent.objects.exists()


def test_the_box_of_another_kind_agrees_to_nothing(as_bashir):
    as_bashir.post("/tickets/", {**agreeing(as_bashir), "kind": "advice"})

    assert Ticket.objects.get().kind == "advice"
    assert not Consent.objects.exists()


@pytest.mark.parametrize(("declined", "status"), [({"declined": "on"}, 302), ({}, 409)])
def test_self_service_needs_the_express_sentence(as_bashir, declined, status):
    answer = as_bashir.post("/tickets/", agreeing(as_bashir, "self_service", **declined))

    assert answer.status_code == status
    assert Consent.objects.filter(declined_self_service=True).exists() is (status == 302)


REFUSED = [
    ({"cap": "5"}, "smaller than the smallest price"),
    ({"cap": "viel"}, "Please write a sum"),
    ({"row": "0"}, "The price has changed meanwhile."),
    ({"row": ""}, "The price has changed meanwhile."),
    ({"shown": "I agree to pay nothing."}, "The price has changed meanwhile."),
]


@pytest.mark.parametrize(("changed", "sentence"), REFUSED)
def test_a_consent_that_cannot_stand_opens_nothing_and_loses_nothing(as_bashir, changed, sentence):
    page = as_bashir.post("/tickets/", agreeing(as_bashir, **changed))
    shown = page.content.decode()

    assert page.status_code in (400, 409)
    assert sentence in shown and "SPF setzen" in shown and "Bitte komplett." in shown
    assert not Ticket.objects.exists()


def test_what_comes_back_has_the_price_that_counts(as_bashir):
    sent = agreeing(as_bashir)
    page = as_bashir.post("/tickets/", {**sent, "configuration-row": "0"}).content.decode()

    assert f'name="configuration-row" value="{sent["configuration-row"]}"' in page


def test_a_limit_of_their_own_stands_in_the_field(as_jule):
    assert 'value="500.00"' in str(offers(as_jule)["configuration"].consent["cap"])


def test_what_is_wrong_with_the_sum_stands_at_the_sum(as_bashir):
    page = as_bashir.post("/tickets/", agreeing(as_bashir, cap="10"))

    assert list(page.context["offers"].accepted.errors) == ["cap"]
    assert "The ticket is not open yet." in page.content.decode()


def test_a_limit_of_their_own_is_told(as_jule):
    assert "You may agree up to €500.00 net." in as_jule.get(URL).content.decode()


def test_surcharges_are_agreed_to_with_the_price(as_bashir):
    said = "Outside of the service hours a surcharge of up to 50 % is added."

    assert offers(as_bashir)["configuration"].costs.agreement.endswith(said)
    assert said not in offers(as_bashir)["emergency"].costs.agreement


def test_who_may_not_agree_reads_of_the_surcharge_too(client, otto):
    client.force_login(otto.login)

    assert "a surcharge of up to 50 % is added." in client.get(URL).content.decode()


def test_nobody_agrees_above_their_limit(as_jule):
    page = as_jule.post("/tickets/", agreeing(as_jule, cap="501"))

    assert "above the sum up to which this person may agree" in page.content.decode()
    assert not Ticket.objects.exists()


def test_guides_come_before_the_price(as_bashir):
    Guide.objects.create(title_de="SPF", title_en="Set SPF", url="https://hilfe.tresen.example/spf")
    page = as_bashir.get(f"{URL}?kind=self_service").content.decode()

    assert '<a href="https://hilfe.tresen.example/spf" rel="noreferrer">Guide: Set SPF</a>' in page


class TestOfTwoCustomers:
    @pytest.fixture(autouse=True)
    def speaks_for_two(self, bashir, muster):
        Contact.objects.create(person=bashir, customer=muster, may_consent=True)

    def test_before_the_choice_the_page_says_where_the_price_will_stand(self, as_bashir):
        page = as_bashir.get(URL).content.decode()

        assert "It stands on the page of your ticket, too, before any work begins." in page
        assert "net (" not in page

    def test_the_chosen_one_brings_its_prices_as_a_piece(self, as_bashir, muster):
        asked = {"customer": muster.pk, "kind": "advice"}
        page = as_bashir.get(URL, asked, headers={"HX-Request": "true"})
        piece = page.content.decode().strip()

        assert piece.startswith('<fieldset class="kinds" id="kinds">')
        assert "€30.00 net (€35.70 gross)" in piece and 'value="advice" required checked' in piece
        assert "HX-Request" in page["Vary"]

    def test_the_price_of_another_customer_is_none(self, as_bashir, muster, nordlicht):
        asked = as_bashir.get(URL, {"customer": muster.pk}).context["offers"]
        told = {"row": asked.all["advice"].costs.verdict.price.row, "agrees": "on"}
        sent = {f"advice-{name}": value for name, value in told.items()}
        sent |= {**FORM, "kind": "advice", "customer": nordlicht.pk}

        assert as_bashir.post("/tickets/", sent).status_code == 409
        assert not Ticket.objects.exists()


def test_all_kinds_are_priced_in_one_go(as_bashir, django_assert_max_num_queries):
    with django_assert_max_num_queries(36):
        as_bashir.get(URL)
