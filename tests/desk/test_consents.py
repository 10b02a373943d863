from decimal import Decimal

import pytest
from django.utils import timezone

from tresen.tickets.models import Kind
from tresen.tickets.said import Said


@pytest.fixture
def known_by_pin(erika, muster, kim):
    pin = erika.contacts.get().make_pin(by=erika, at=timezone.now())
    return muster.check_pin(pin, by=kim, at=timezone.now())


@pytest.fixture
def write_down(as_kim, erika, page):
    """What Erika said about the costs of a ticket on the phone."""
    phone = {"way": "phone", "contact": erika.pk, "answer": "agreed"}
    return lambda ticket, **told: as_kim.post(page(ticket, "consents/"), {**phone, **told})


@pytest.fixture
def yes(new_domain, erika):
    """Erika's mail, whose sender was verified."""
    said = Said("Ja, bitte ausführen.", origin="mail", sender_check="verified")
    return new_domain.reply(said, by=erika, at=timezone.now())


def test_a_call_counts_after_the_pin_check(write_down, new_domain, known_by_pin, erika, kim):
    write_down(new_domain, cap="150,50")

    consent = new_domain.consents.get()
    assert (consent.person, consent.by, consent.way) == (erika, kim, "phone")
    assert consent.cap == Decimal("150.50")


def test_without_a_pin_check_it_leads_to_one(write_down, new_domain):
    response = write_down(new_domain)

    assert response["Location"] == "/desk/calls/customers/10231/checks/"
    assert not new_domain.consents.exists()


def test_a_no_is_written_down_too(write_down, new_domain, known_by_pin):
    write_down(new_domain, answer="refused")

    assert new_domain.consents.get().answer == "refused"


def test_the_sentence_is_kept_as_it_was_read_out(
    write_down, as_kim, new_domain, known_by_pin, page
):
    (sentence,) = as_kim.get(page(new_domain)).context["panel"].sentences
    write_down(new_domain, **{f"shown-{sentence.language}": sentence.price})

    assert new_domain.consents.get().words.sentence == sentence.whole


def test_another_price_than_was_read_out_is_refused(write_down, new_domain, known_by_pin):
    response = write_down(new_domain, row="1")

    assert response.status_code == 400
    assert not new_domain.consents.exists()


def test_what_one_can_do_oneself_needs_the_express_word(write_down, new_domain, known_by_pin, kim):
    new_domain.sort_as(Kind.SELF_SERVICE, by=kim, at=timezone.now())

    assert write_down(new_domain).status_code == 400
    assert write_down(new_domain, declined="on").status_code == 302
    assert new_domain.consents.get().declined_self_service


@pytest.mark.parametrize("told", [{"cap": "viel"}, {"contact": ""}, {"answer": "?"}, {"cap": "1"}])
def test_what_was_chosen_comes_back_with_a_sentence(write_down, new_domain, known_by_pin, told):
    response = write_down(new_domain, **told)

    assert response.status_code == 400
    assert str(response.context["undecided"]) in response.content.decode()


def test_a_mail_that_seems_to_say_yes_is_proposed(as_kim, new_domain, yes, page):
    shown = as_kim.get(page(new_domain))

    assert shown.context["panel"].proposed == {yes.pk}
    assert '<details class="consent" open>' in shown.content.decode()


def test_a_verified_mail_becomes_a_consent(write_down, new_domain, yes, erika):
    write_down(new_domain, way="mail", message=yes.pk, contact="")

    consent = new_domain.consents.get()
    assert (consent.way, consent.message, consent.person) == ("mail", yes, erika)


def test_once_it_is_written_down_nothing_is_proposed(write_down, as_kim, new_domain, yes, page):
    write_down(new_domain, way="mail", message=yes.pk)

    assert '<details class="consent"' not in as_kim.get(page(new_domain)).content.decode()


def test_an_unverified_mail_is_no_consent(write_down, as_kim, new_domain, erika, page):
    mail = new_domain.reply(Said("Ja.", origin="mail"), by=erika, at=timezone.now())

    assert '<details class="consent"' not in as_kim.get(page(new_domain)).content.decode()
    assert write_down(new_domain, way="mail", message=mail.pk).status_code == 400


def test_a_mail_of_another_ticket_is_no_consent(write_down, new_domain, yes, mailbox_is_full, kim):
    mailbox_is_full.sort_as("configuration", by=kim, at=timezone.now())

    assert write_down(mailbox_is_full, way="mail", message=yes.pk).status_code == 400


def test_staff_never_agree_in_the_portal_s_name(write_down, new_domain, known_by_pin):
    assert write_down(new_domain, way="portal").status_code == 400
    assert not new_domain.consents.exists()


def test_by_get_nothing_is_decided(as_kim, new_domain, page):
    assert as_kim.get(page(new_domain, "consents/")).status_code == 405
