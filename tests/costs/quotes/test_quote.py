"""Quotes: written, changed, sent, decided, withdrawn, over (promise P4)."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from tests.cast import berlin
from tests.costs.offering import SETUP, lines, offer
from tresen.costs.consents.consenting import Decision, accept_quote, decline_quote
from tresen.costs.models import Consent, Quote
from tresen.costs.quotes.quote import STATES
from tresen.costs.refusing import (
    AboveLimit,
    NotEntitled,
    NotSales,
    QuoteIsEmpty,
    QuoteIsOut,
    QuoteIsSettled,
    QuoteIsTooMuch,
)
from tresen.tickets.models import Notice
from tresen.tickets.refusing import NothingSaid, TicketIsClosed
from tresen.tickets.said import Said

pytestmark = pytest.mark.django_db
MON, TUE, LATER = berlin("mon", "12:00"), berlin("tue", "12:00"), berlin("fri")
UNTIL = date(2026, 3, 16)


def by_portal(person):
    return Decision(person, "portal")


ACTS = {
    "send": lambda quote, cast: offer(quote, by=cast["sam"], at=TUE),
    "withdraw": lambda quote, cast: quote.withdraw(by=cast["sam"], at=TUE),
    "accept": lambda quote, cast: accept_quote(
        quote, by_portal(cast["bashir"]), by=cast["bashir"], at=TUE
    ),
    "decline": lambda quote, cast: decline_quote(
        quote, by_portal(cast["bashir"]), by=cast["bashir"], at=TUE
    ),
    "change": lambda quote, cast: quote.change(lines(SETUP), by=cast["sam"], at=TUE),
    "expire": lambda quote, cast: None,
}
LIFE = [
    ("", "draft"),
    ("change", "draft"),
    ("withdraw", "withdrawn"),
    ("send", "open"),
    ("send accept", "accepted"),
    ("send decline", "declined"),
    ("send withdraw", "withdrawn"),
    ("send expire", "expired"),
    ("expire", "draft"),
    ("send accept expire", "accepted"),
]


@pytest.fixture
def cast(person):
    return {name: person(f"{name}@tresen.example") for name in ("sam", "kim", "lea")} | {
        name: person(f"{name}@business.example") for name in ("bashir", "jule")
    }


@pytest.fixture
def live(quote, cast):
    """live("send accept"): what happened to it, one after the other."""

    def live(acts):
        for act in acts.split():
            ACTS[act](Quote.objects.get(pk=quote.pk), cast)
        return Quote.objects.get(pk=quote.pk)

    return live


@pytest.mark.parametrize(("acts", "state"), LIFE)
def test_its_state_follows_from_what_happened(live, acts, state):
    today = UNTIL + timedelta(days="expire" in acts)
    lived = live(acts)

    assert lived.state(today) == state
    found = [each for each in STATES if Quote.objects.in_state(each, today).exists()]
    assert found == [state]


REFUSED = [
    ("send", "send", QuoteIsOut),
    ("send", "change", QuoteIsOut),
    ("withdraw", "send", QuoteIsOut),
    ("withdraw", "change", QuoteIsOut),
    ("withdraw", "withdraw", QuoteIsSettled),
    ("", "accept", QuoteIsSettled),
    ("send accept", "accept", QuoteIsSettled),
    ("send accept", "decline", QuoteIsSettled),
    ("send accept", "withdraw", QuoteIsSettled),
    ("send decline", "accept", QuoteIsSettled),
    ("send decline", "withdraw", QuoteIsSettled),
    ("send withdraw", "accept", QuoteIsSettled),
    ("send withdraw", "decline", QuoteIsSettled),
]


@pytest.mark.parametrize(("acts", "act", "refusal"), REFUSED)
def test_what_is_over_is_over(live, acts, act, refusal):
    former = live(acts).state(UNTIL)
    with pytest.raises(refusal):
        live(act)

    assert live("").state(UNTIL) == former


@pytest.mark.parametrize(("at", "is_accepted"), [("23:59", True), ("24:00", False)])
def test_it_can_be_accepted_until_the_end_of_its_last_day(live, bashir, at, is_accepted):
    open_quote = live("send")
    end = berlin("mon", "00:00") + timedelta(days=15) - timedelta(minutes=at == "23:59")
    with suppress(QuoteIsSettled):
        accept_quote(open_quote, by_portal(bashir), by=bashir, at=end)

    assert Consent.objects.exists() is is_accepted


def test_with_its_ticket_it_is_over_too(live, order, kim, bashir):
    open_quote = live("send")
    order.close(Said("Doch nicht."), result="withdrawn", by=kim, at=TUE)

    assert live("").state(UNTIL) == "expired"
    assert Quote.objects.in_state("expired", UNTIL).get() == open_quote
    with pytest.raises(TicketIsClosed):
        accept_quote(open_quote, by_portal(bashir), by=bashir, at=TUE)


@pytest.mark.parametrize(
    ("who", "refusal"), [("kim", NotSales), ("bashir", Exception), ("lea", None), ("ada", None)]
)
def test_sales_leads_and_administrators_write_quotes(order, person, who, refusal):
    domain = "business" if who == "bashir" else "tresen"
    by = person(f"{who}@{domain}.example")
    if refusal is None:
        assert Quote.objects.write(order, lines(SETUP), by=by, at=MON, valid_until=UNTIL)
        return
    with pytest.raises(refusal):
        Quote.objects.write(order, lines(SETUP), by=by, at=MON, valid_until=UNTIL)


SUMS = [
    ([("1", "100.00", "19")], ("100.00", [("19", "19.00")], "119.00")),
    (
        [("1", "100.00", "19"), ("2", "10.00", "7")],
        ("120.00", [("7", "1.40"), ("19", "19.00")], "140.40"),
    ),
    # A line is rounded, then the net of each rate: three times 0.33 are 0.99.
    ([("0.33", "1.01", "19")] * 3, ("0.99", [("19", "0.19")], "1.18")),
    ([("1.5", "0.01", "19")], ("0.02", [("19", "0.00")], "0.02")),
    ([("1", "100.00", "19"), ("1", "-20.00", "19")], ("80.00", [("19", "15.20")], "95.20")),
    ([("1", "5.00", "0")], ("5.00", [("0", "0.00")], "5.00")),
    ([("9999999.99", "1.00", "0")], ("9999999.99", [("0", "0.00")], "9999999.99")),
]


@pytest.mark.parametrize(("rows", "sums"), SUMS)
def test_net_vat_by_rate_and_gross(order, sam, rows, sums):
    written = Quote.objects.write(order, lines(*rows), by=sam, at=MON, valid_until=UNTIL)

    net, vats, gross = sums
    assert (written.net, written.gross) == (Decimal(net), Decimal(gross))
    told = [(each.percent, each.vat) for each in written.total.vat_by_rate]
    assert told == [(Decimal(rate), Decimal(vat)) for rate, vat in vats]


TOO_MUCH = [
    [("1", "10000000.00", "19")],
    [("9999999.99", "999999999.99", "19")],
    [("1", "-0.01", "19")],
    [("9999999.99", "999999999.99", "0"), ("9999999.99", "-999999999.99", "0")],
]


@pytest.mark.parametrize("rows", TOO_MUCH)
def test_more_than_anybody_could_agree_to_is_refused(order, sam, rows):
    with pytest.raises(QuoteIsTooMuch):
        Quote.objects.write(order, lines(*rows), by=sam, at=MON, valid_until=UNTIL)

    assert not order.quotes.exists()


def test_the_largest_quote_can_be_accepted(order, sam, bashir):
    rows = lines(("9999999.99", "1.00", "99.99"))
    largest = Quote.objects.write(order, rows, by=sam, at=MON, valid_until=UNTIL)
    offer(largest, by=sam, at=MON)

    accept_quote(largest, by_portal(bashir), by=bashir, at=TUE)
    assert Consent.objects.get().cap == largest.net


def test_a_line_of_nothing_cannot_stand_in_the_database(order, sam):
    with pytest.raises(DatabaseError), transaction.atomic():
        Quote.objects.write(order, lines(("0", "1.00", "19")), by=sam, at=MON, valid_until=UNTIL)


def test_a_line_without_a_rate_has_the_one_of_the_price_list(order, sam):
    written = Quote.objects.write(order, lines(("1", "1.00")), by=sam, at=MON, valid_until=UNTIL)

    assert written.lines.get().vat_percent == 19


EMPTY = [
    ({"rows": []}, QuoteIsEmpty),
    ({"until": date(2026, 3, 1)}, QuoteIsEmpty),
    ({"said": " "}, NothingSaid),
]


@pytest.mark.parametrize(("given", "refusal"), EMPTY)
def test_what_says_nothing_is_not_sent(order, sam, given, refusal):
    rows = lines(*given.get("rows", [SETUP]))
    written = Quote.objects.write(
        order, rows, by=sam, at=MON, valid_until=given.get("until", UNTIL)
    )
    with pytest.raises(refusal):
        offer(written, given.get("said", "Bitte."), by=sam, at=MON)

    assert Quote.objects.get().sent_at is None


def test_numbers_count_up_on_each_ticket(order, sam):
    numbers = [
        Quote.objects.write(order, lines(SETUP), by=sam, at=MON, valid_until=UNTIL).number
        for _ in range(2)
    ]

    assert numbers == [f"{order.shown_id}-1", f"{order.shown_id}-2"]


def test_a_copy_offers_the_same_anew(live, sam):
    declined = live("send decline")
    copy = declined.copy(by=sam, at=LATER, valid_until=UNTIL + timedelta(days=9))

    assert copy.state(UNTIL) == "draft"
    assert (copy.net, copy.gross) == (declined.net, declined.gross)
    assert copy.planned_seconds == declined.planned_seconds
    assert copy.number != declined.number


def test_up_to_a_limit_of_ones_own(live, person, sam):
    open_quote = live("send")
    jule = person("jule@business.example")
    jule.contacts.update(consent_limit=open_quote.net - Decimal("0.01"))
    with pytest.raises(AboveLimit):
        accept_quote(open_quote, by_portal(jule), by=jule, at=TUE)

    jule.contacts.update(consent_limit=open_quote.net)
    assert accept_quote(open_quote, by_portal(jule), by=jule, at=TUE).cap == open_quote.net


@pytest.mark.parametrize("who", ["erika@ondemand.example", "sam@tresen.example"])
def test_nobody_else_decides(live, person, who):
    open_quote, by = live("send"), person(who)
    with pytest.raises(NotEntitled):
        accept_quote(open_quote, by_portal(by), by=by, at=TUE)

    assert not Consent.objects.exists()


def test_what_was_agreed_to_is_kept_word_for_word(live):
    accepted = live("send accept")
    consent = accepted.decisions.get()

    assert str(consent.words) == (
        f"Ich nehme das Angebot {accepted.number} an: 480,00\xa0€ netto (571,20\xa0€ brutto)."
    )
    assert (consent.way, consent.kind, consent.price) == ("portal", "order", None)


def told(person):
    notices = Notice.objects.filter(person=person).order_by("id")
    return [notice.event.kind for notice in notices if notice.event.kind.startswith("consent")]


@pytest.mark.parametrize("act", ["accept", "decline"])
def test_whoever_sent_it_and_whoever_looks_after_the_ticket_are_told_once(live, order, cast, act):
    live("send")
    order.pass_to(cast["kim"], by=cast["lea"], at=TUE)
    live(act)

    kind = "consent_given" if act == "accept" else "consent_refused"
    assert told(cast["kim"]) == told(cast["sam"]) == [kind]
    assert told(cast["lea"]) == []


def test_sales_looking_after_their_own_quote_are_told_once(live, order, cast):
    live("send accept")

    assert Quote.objects.get().ticket.owner == cast["sam"]
    assert told(cast["sam"]) == ["consent_given"]


def test_with_another_customer_it_ends(live, order, kim, muster, nordlicht):
    live("send")
    order.place_with(muster, by=kim, at=TUE)

    assert live("").state(UNTIL) == "withdrawn"
    assert order.events.filter(kind="quote_withdrawn").exists()


def test_a_stranger_accepts_what_was_offered_to_them_and_becomes_a_customer(
    stranger_s_order, sam, kim, nordlicht
):
    ticket, stranger = stranger_s_order, stranger_s_order.contact
    written = Quote.objects.write(ticket, lines(SETUP), by=sam, at=MON, valid_until=UNTIL)
    offer(written, by=sam, at=MON)
    accept_quote(written, Decision(stranger, "link"), by=stranger, at=TUE)
    ticket.place_with(nordlicht, by=kim, at=TUE)
    ticket.close(Said("Läuft."), result="solved", by=kim, at=LATER)

    assert Quote.objects.chargeable().get() == written


@pytest.mark.parametrize(("result", "count"), [("solved", 1), ("unsolved", 0), ("withdrawn", 0)])
def test_it_is_charged_once_it_was_accepted_and_done(live, order, kim, result, count):
    live("send accept")
    assert not Quote.objects.chargeable().exists()
    order.close(Said("Fertig."), result=result, by=kim, at=LATER)

    assert Quote.objects.chargeable().count() == count


@pytest.mark.parametrize("acts", ["", "send", "send decline", "send withdraw", "withdraw"])
def test_what_nobody_accepted_is_never_charged(live, order, kim, acts):
    live(acts)
    order.close(Said("Fertig."), result="solved", by=kim, at=LATER)

    assert not Quote.objects.chargeable().exists()


CHANGES = [{"valid_until": date(2026, 4, 1)}, {"intro": "Mehr."}, {"sent_at": None}]


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_sent_cannot_be_changed_past_the_verbs(live, change):
    sent = live("send")
    with pytest.raises(DatabaseError), transaction.atomic():
        Quote.objects.filter(pk=sent.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        sent.lines.update(unit_net=1)
