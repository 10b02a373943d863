"""Who may agree, to what, up to which sum; and what they then hold in their hands."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import DatabaseError, transaction
from django.utils import translation

from tests.cast import berlin
from tests.rivals import alone
from tests.scenes import scene
from tresen.costs.consents.consenting import Decision, agree, ask_for_consent, entitled, refuse
from tresen.costs.models import Consent, DecisionLink
from tresen.costs.refusing import (
    AboveLimit,
    CapTooLow,
    DeclineNeeded,
    LinkIsOver,
    LinkIsUsed,
    NotEntitled,
    NothingToAgreeTo,
    NotVerified,
    PinNeeded,
    PriceChanged,
)
from tresen.costs.sentences import agreement_in_words
from tresen.costs.verdicts import costs_of
from tresen.customers.models import Contact, PinCheck
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.refusing import NotStaff, TicketIsClosed
from tresen.tickets.said import NewTicket, Said

pytestmark = pytest.mark.django_db
AT = berlin("mon", "10:30")


@pytest.fixture
@scene
def shop_cache(bashir, nordlicht):
    """Nordlicht's cache, opened on Monday at 10:00: 26 € a quarter."""
    new = NewTicket("Cache", Said("Bitte."), kind="configuration", customer=nordlicht)
    return Ticket.open(new, by=bashir, at=berlin("mon"))


@pytest.fixture
def decide(shop_cache, person):
    """decide("jule@business.example", cap="60"): agrees for themselves, or by somebody."""

    def decide(email, *, act=agree, by=None, way="portal", **more):
        decision = Decision(person(email), way, **more)
        return act(shop_cache, decision, by=by or decision.person, at=AT)

    return decide


MAY = ["bashir@business.example", "jule@business.example"]
MAY_NOT = [
    "otto@ondemand.example",
    "erika@ondemand.example",
    "yuki@enterprise.example",
    "kim@tresen.example",
    "ada@tresen.example",
]


@pytest.mark.parametrize("email", MAY)
@pytest.mark.parametrize(("act", "answer"), [(agree, "agreed"), (refuse, "refused")])
def test_who_may_decide_for_the_customer_decides(decide, email, act, answer):
    assert decide(email, act=act).answer == answer


@pytest.mark.parametrize("email", MAY_NOT)
@pytest.mark.parametrize("act", [agree, refuse])
def test_nobody_else_decides(decide, email, act):
    with pytest.raises(NotEntitled):
        decide(email, act=act)

    assert not Consent.objects.exists()


def test_a_stranger_decides_nothing(shop_cache, house):
    stranger = Person.objects.meet("p.neumann@anderswo.example", name="Petra Neumann")

    with pytest.raises(NotEntitled):
        agree(shop_cache, Decision(stranger, "link"), by=stranger, at=AT)


@pytest.mark.parametrize(
    "right",
    [{"may_consent": False}, {"ended_at": AT}, {"sees_all_tickets": False}],
)
def test_a_right_that_was_taken_away_counts_no_more(decide, right):
    Contact.objects.filter(person__addresses__email="jule@business.example").update(**right)

    with pytest.raises(NotEntitled):
        decide("jule@business.example")


def test_nobody_decides_in_the_name_of_somebody_else(decide, person):
    with pytest.raises(NotEntitled):
        decide("bashir@business.example", by=person("jule@business.example"))


def test_who_may_is_known_beforehand(shop_cache, bashir, erika, kim):
    found = [entitled(each, shop_cache) for each in (bashir, erika, kim)]

    assert found == [bashir.contacts.get(), None, None]


class TestWrittenDownByStaff:
    @pytest.fixture
    def checked(self, bashir, nordlicht, kim):
        def checked(at):
            contact = bashir.contacts.get()
            PinCheck.objects.create(customer=nordlicht, contact=contact, by=kim, at=at)

        return checked

    def test_a_call_needs_the_pin(self, decide, kim):
        with pytest.raises(PinNeeded):
            decide("bashir@business.example", by=kim, way="phone")

    def test_with_the_pin_it_counts(self, decide, checked, kim, bashir):
        checked(AT - timedelta(minutes=29))
        consent = decide("bashir@business.example", by=kim, way="phone")

        assert (consent.by, consent.person) == (kim, bashir)

    def test_an_old_check_does_not(self, decide, checked, kim):
        checked(AT - timedelta(minutes=31))
        with pytest.raises(PinNeeded):
            decide("bashir@business.example", by=kim, way="phone")

    def test_a_mail_of_a_verified_sender_counts(self, wrote, decide, kim):
        message = wrote("bashir", is_verified=True)
        consent = decide("bashir@business.example", by=kim, way="mail", message=message)

        assert consent.message == message

    @pytest.mark.parametrize(("author", "is_verified"), [("bashir", False), ("jule", True)])
    def test_any_other_mail_does_not(self, wrote, decide, kim, author, is_verified):
        message = wrote(author, is_verified)
        for each in (message, None):
            with pytest.raises(NotVerified):
                decide("bashir@business.example", by=kim, way="mail", message=each)

    @pytest.fixture
    def wrote(self, shop_cache, person):
        def wrote(name, is_verified):
            said = Said("Ja, bitte.", origin="mail", sender_check="verified" if is_verified else "")
            return shop_cache.reply(said, by=person(f"{name}@business.example"), at=AT)

        return wrote

    @pytest.mark.parametrize("way", ["portal", "form", "link", "api"])
    def test_no_other_way_is_open_to_them(self, decide, kim, way):
        with pytest.raises(NotEntitled):
            decide("bashir@business.example", by=kim, way=way)


CAPS = [
    ("bashir@business.example", None, None),
    ("bashir@business.example", "26", "26"),
    ("bashir@business.example", "25.99", CapTooLow),
    ("jule@business.example", None, "500"),
    ("jule@business.example", "60", "60"),
    ("jule@business.example", "500.01", AboveLimit),
]


@pytest.mark.parametrize(("email", "cap", "outcome"), CAPS)
def test_a_cap_lies_between_the_least_price_and_the_own_limit(decide, email, cap, outcome):
    cap = cap and Decimal(cap)

    if isinstance(outcome, type):
        with pytest.raises(outcome):
            decide(email, cap=cap)
    else:
        assert decide(email, cap=cap).cap == (outcome and Decimal(outcome))


def test_the_call_out_is_part_of_the_least_price(shop_cache, kim, bashir):
    shop_cache.sort_as("emergency", by=kim, at=AT)
    with pytest.raises(CapTooLow):
        agree(shop_cache, Decision(bashir, "portal", cap=Decimal(164)), by=bashir, at=AT)

    assert agree(shop_cache, Decision(bashir, "portal", cap=Decimal(165)), by=bashir, at=AT)


def test_self_service_needs_the_express_sentence(shop_cache, kim, decide):
    shop_cache.sort_as("self_service", by=kim, at=berlin("mon", "10:10"))
    with pytest.raises(DeclineNeeded):
        decide("bashir@business.example")
    consent = decide("bashir@business.example", declined_self_service=True)

    assert consent.declined_self_service
    assert consent.words.sentence.startswith("Ich möchte die Einstellung nicht selbst vornehmen.")


@pytest.mark.parametrize("kind", ["fault", "order", "unsorted"])
@pytest.mark.parametrize("act", [agree, refuse])
def test_without_a_price_there_is_nothing_to_decide(shop_cache, kim, decide, kind, act):
    Ticket.objects.filter(pk=shop_cache.pk).update(kind=kind)

    with pytest.raises(NothingToAgreeTo):
        decide("bashir@business.example", act=act)


@pytest.mark.parametrize("act", [agree, refuse])
def test_a_closed_ticket_takes_no_decision(shop_cache, kim, decide, act):
    shop_cache.close(Said("Fertig."), result="solved", by=kim, at=berlin("mon", "10:20"))

    with pytest.raises(TicketIsClosed):
        decide("bashir@business.example", act=act)


class TestWhatWasShown:
    @pytest.fixture
    def read(self, bashir):
        """What the page shows on Monday, in English."""

        def read(ticket, at=AT):
            verdict = costs_of(ticket, at).verdict
            with translation.override("en"):
                shown = agreement_in_words(verdict)
            row = verdict.price.row
            return Decision(bashir, "portal", row=row, shown=shown, language="en")

        return read

    def test_it_is_kept_in_the_language_in_which_it_was_read(self, read, shop_cache, bashir):
        decision = read(shop_cache)
        consent = agree(shop_cache, decision, by=bashir, at=AT)

        assert bashir.language == "de"
        assert consent.words.sentence == decision.shown

    def test_another_row_is_another_price(self, read, shop_cache, bashir):
        decision = replace(read(shop_cache), row=0)

        with pytest.raises(PriceChanged):
            agree(shop_cache, decision, by=bashir, at=AT)

    def test_a_surcharge_that_began_meanwhile_is_another_price(self, read, shop_cache, bashir):
        decision = read(shop_cache, berlin("mon", "17:59"))

        with pytest.raises(PriceChanged):
            agree(shop_cache, decision, by=bashir, at=berlin("mon", "18:01"))


def test_a_refusal_can_be_taken_back_and_a_consent_withdrawn(shop_cache, decide):
    codes = []
    for act in (refuse, agree, refuse):
        decide("bashir@business.example", act=act)
        codes.append(costs_of(shop_cache, AT).verdict.code)

    assert codes == ["consent_needed", "charged", "consent_needed"]


def test_who_decided_gets_their_words_and_the_seal(decide, shop_cache):
    consent = decide("bashir@business.example")
    letter = shop_cache.letters.get(kind="consent")

    assert consent.words.sentence in letter.text
    assert consent.short_seal in letter.text


@pytest.mark.parametrize("change", [{"cap": 1}, {"answer": "refused"}, {"at": AT}])
def test_the_database_refuses_to_change_a_consent(decide, change):
    decide("bashir@business.example")

    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.update(**change)


def test_only_staff_ask_and_only_for_what_is_missing(shop_cache, decide, bashir, kim):
    with pytest.raises(NotStaff):
        ask_for_consent(shop_cache, by=bashir, at=AT)
    ask_for_consent(shop_cache, by=kim, at=AT)
    decide("bashir@business.example")

    assert "/decisions/" in shop_cache.letters.get(kind="costs", person=bashir).text
    with pytest.raises(NothingToAgreeTo):
        ask_for_consent(shop_cache, by=kim, at=AT)


class TestALink:
    @pytest.fixture
    def link(self, shop_cache, bashir):
        address = DecisionLink.objects.make(shop_cache, bashir, at=AT)
        return DecisionLink.objects.behind(address.split("/")[-2])

    def test_decides_once(self, link):
        assert link.use(lambda: "done", at=AT) == "done"
        with pytest.raises(LinkIsUsed):
            link.use(lambda: "again", at=AT)

    def test_lasts_a_month(self, link):
        with pytest.raises(LinkIsOver):
            link.use(lambda: "late", at=AT + timedelta(days=30))

    def test_a_refusal_does_not_use_it_up(self, link, decide):
        with pytest.raises(CapTooLow):
            link.use(lambda: decide("bashir@business.example", cap=Decimal(1)), at=AT)

        assert link.use(lambda: "done", at=AT) == "done"


@pytest.mark.django_db(transaction=True)
def test_two_who_agree_at_once_stand_one_behind_the_other(shop_cache, person):
    together = Barrier(2)

    @alone
    def agree_elsewhere(email):
        mine, who = Ticket.objects.get(pk=shop_cache.pk), person(email)
        together.wait()
        return agree(mine, Decision(who, "portal"), by=who, at=AT).seal

    with ThreadPoolExecutor(2) as hands:
        seals = set(hands.map(agree_elsewhere, MAY))

    first, second = Consent.objects.order_by("id")
    assert {first.seal, second.seal} == seals
    assert (first.previous, second.previous) == ("", first.seal)
