import pytest
from django.utils import timezone

from tests.cast import berlin
from tests.mail.post import mail, receive
from tresen.costs.consents.consenting import Decision, agree
from tresen.costs.working.logging import correct_work
from tresen.desk.history import LETTERS, STATES
from tresen.mail.arriving.ignoring import ignore_from_now_on
from tresen.mail.arriving.passed_on import mail_of
from tresen.mail.models import Ignored, OutgoingMail
from tresen.people.models import Person
from tresen.tickets.said import Said


@pytest.fixture
def told(as_kim, page):
    """What the quiet lines of a ticket say."""

    def told(ticket):
        entries = as_kim.get(page(ticket)).context["entries"]
        return [entry.line.words for entry in entries if entry.line]

    return told


def test_every_sort_of_letter_and_state_has_words():
    assert set(LETTERS) == set(OutgoingMail.Kind)
    assert set(STATES) == set(OutgoingMail.State)


def test_the_conversation_says_that_the_customer_asked(as_kim, shop_is_down, bashir, page):
    shop_is_down.nudge(by=bashir, at=berlin("mon", "15:00"))
    entries = as_kim.get(page(shop_is_down)).context["entries"]

    told = [entry.line.words for entry in entries if entry.line]
    assert any(words.startswith("Bashir Nordmann") for words in told)


def test_work_is_told_with_its_length_and_sum(told, new_domain, agreed, logged, kim):
    agreed(new_domain)
    (entry,) = logged(new_domain, 20)
    correct_work(entry, "Falsches Ticket", by=kim, at=berlin("tue"))

    logged_line, back = told(new_domain)[-2:]
    assert "20\xa0min" in logged_line
    assert "60,00\xa0€ netto" in logged_line
    assert "20\xa0min" in back


def test_a_consent_is_told_with_whose_it_is(told, new_domain, agreed):
    agreed(new_domain)

    assert "Erika Mustermann hat den Kosten zugestimmt." in told(new_domain)


def test_a_consent_on_the_phone_names_who_wrote_it_down(told, new_domain, erika, muster, kim):
    pin = erika.contacts.get().make_pin(by=erika, at=timezone.now())
    muster.check_pin(pin, by=kim, at=timezone.now())
    agree(new_domain, Decision(erika, "phone"), by=kim, at=timezone.now())

    (line,) = [words for words in told(new_domain) if "zugestimmt" in words]
    assert "Erika Mustermann" in line
    assert "Kim Berger" in line


def test_who_was_let_in_is_named(told, shop_is_down, kim):
    petra = Person.objects.meet("petra@elsewhere.example", name="Petra Neumann")
    said = Said("Bei mir auch.", origin="mail")
    shop_is_down.admit(
        shop_is_down.file_third_party(said, by=petra, at=berlin("mon", "11:00")),
        by=kim,
        at=berlin("mon", "11:05"),
    )

    assert any(
        words.startswith("Kim Berger hat Petra Neumann am Ticket beteiligt")
        for words in told(shop_is_down)
    )


def test_a_message_that_was_moved_says_whose_it_is_and_where_it_went(
    told, shop_is_down, new_domain, bashir, kim
):
    shop_is_down.answer(Said("Ist es besser?"), by=kim, at=berlin("mon", "10:20"))
    message = shop_is_down.reply(Said("Ja."), by=bashir, at=berlin("mon", "10:30"))
    new_domain.participants.create(person=bashir, added_by=kim, added_at=berlin("mon"))
    shop_is_down.move(message, new_domain, "", by=kim, at=berlin("mon", "10:40"))
    moved = "Kim Berger hat die Nachricht von Bashir Nordmann"

    assert f"{moved} in Ticket {new_domain.shown_id} verschoben." in told(shop_is_down)
    assert f"{moved} aus Ticket {shop_is_down.shown_id} hierher verschoben." in told(new_domain)


def test_links_and_customers_are_named(told, shop_is_down, mailbox_is_full, muster, kim):
    other = mailbox_is_full.shown_id
    link = shop_is_down.link(mailbox_is_full, type="relates_to", by=kim, at=berlin("mon"))
    shop_is_down.dismiss(link, by=kim, at=berlin("mon", "12:00"))
    shop_is_down.place_with(muster, by=kim, at=berlin("mon", "12:05"))

    assert {
        f"Kim Berger hat vermerkt, dass dieses Ticket zu {other} gehört.",
        f"Kim Berger hat die Verknüpfung mit {other} entfernt.",
        "Kim Berger hat das Ticket dem Kunden Muster & Söhne OHG zugewiesen.",
    } <= set(told(shop_is_down))


def test_a_newsletter_tells_what_is_ignored_and_heard_again(told, house, kim):
    newsletter = receive(mail("news@shop.example", "Kauft!", List_Id="<an.shop.example>")).ticket
    newsletter.set_aside(by=kim, at=timezone.now())
    ignore_from_now_on(mail_of(newsletter), "list", by=kim, at=timezone.now())
    Ignored.objects.get().end(by=kim, at=timezone.now())

    assert told(newsletter)[-2:] == [
        "Kim Berger hat entschieden: Die Mailingliste an.shop.example wird ab jetzt ignoriert.",
        "Kim Berger hat entschieden: Mails von an.shop.example werden wieder gehört.",
    ]


def test_a_reply_to_a_closed_ticket_is_no_note_of_the_customer_s(told, shop_is_down, bashir, kim):
    shop_is_down.close(Said("Fertig."), result="solved", by=kim, at=timezone.now())
    letter = shop_is_down.letters.latest("id")
    again = receive(
        mail("bashir@business.example", "Wieder kaputt!", In_Reply_To=letter.rfc_message_id)
    ).ticket

    assert f"Dieses Ticket folgt auf {shop_is_down.shown_id}." in told(again)
