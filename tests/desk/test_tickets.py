from django.utils import timezone

from tests.cast import berlin
from tresen.tickets.said import Said


def test_the_page_shows_the_conversation_and_who_is_asked(as_kim, shop_is_down, page):
    shown = as_kim.get(page(shop_is_down)).content.decode()

    assert "Unser Shop liefert 502" in shown
    assert "Nordlicht Versand GmbH" in shown
    assert 'data-tone="late"' in shown


def test_both_spellings_of_the_id_lead_to_the_shown_one(as_kim, shop_is_down, page):
    response = as_kim.get(f"/desk/tickets/{shop_is_down.number}/")

    assert response.get("Location") == page(shop_is_down)


def test_a_mistyped_id_names_the_check_digit(as_kim, shop_is_down):
    wrong = shop_is_down.shown_id[:-1] + str((int(shop_is_down.number[-1]) + 3) % 10)

    response = as_kim.get(f"/desk/tickets/{wrong}/")

    assert response.status_code == 404
    assert "sentence" in response.context


def test_a_note_looks_like_a_note(as_kim, shop_is_down, lea, page):
    shop_is_down.note(Said("Speicher voll?"), by=lea, at=timezone.now())

    assert 'data-by="note"' in as_kim.get(page(shop_is_down)).content.decode()


def test_strangers_words_are_shown_as_such(as_kim, shop_is_down, otto, page):
    shop_is_down.file_third_party(Said("Ich auch!", origin="mail"), by=otto, at=timezone.now())

    assert 'data-by="third_party"' in as_kim.get(page(shop_is_down)).content.decode()


def test_a_bounce_is_shown_with_its_reason(as_kim, shop_is_down, kim, page):
    answer = shop_is_down.answer(Said("Läuft wieder."), by=kim, at=timezone.now())
    reason = Said("550 no such mailbox", origin="system", automatic=True)
    shop_is_down.bounced(answer, reason, by=kim, at=timezone.now())

    shown = as_kim.get(page(shop_is_down)).content.decode()

    assert 'data-by="bounce"' in shown
    assert "550 no such mailbox" in shown


def test_words_of_customers_are_never_html(as_kim, shop_is_down, bashir, page):
    shop_is_down.reply(Said("<img src=x> https://boese.example"), by=bashir, at=timezone.now())

    shown = as_kim.get(page(shop_is_down)).content.decode()

    assert "&lt;img" in shown
    assert 'href="https://boese.example" rel="nofollow"' in shown


def test_quoted_text_is_folded_and_counted(as_kim, shop_is_down, bashir, page):
    said = Said("Danke", full_text="Danke\n> eins\n> zwei", origin="mail")
    shop_is_down.reply(said, by=bashir, at=timezone.now())

    shown = as_kim.get(page(shop_is_down)).content.decode()

    assert "<summary>2 Zeilen eingeklappt: Zitat oder Signatur</summary>" in shown


def test_letters_are_quiet_lines_that_lead_to_the_letter(as_kim, shop_is_down, page):
    letter = shop_is_down.letters.get()

    assert f"/desk/outgoing/{letter.pk}/" in as_kim.get(page(shop_is_down)).content.decode()


def test_the_history_names_who_passed_it_to_whom(as_kim, shop_is_down, kim, lea, page):
    shop_is_down.pass_to(lea, by=kim, at=timezone.now())

    lines = as_kim.get(page(shop_is_down)).context["entries"]

    assert any(entry.line and "Lea Mertens" in entry.line.words for entry in lines)


def test_a_closed_ticket_offers_only_a_note(as_kim, shop_is_down, kim, page):
    shop_is_down.close(Said("Läuft."), result="solved", by=kim, at=timezone.now())

    shown = as_kim.get(page(shop_is_down)).content.decode()

    assert 'data-kind="note"' in shown
    assert 'data-kind="answer"' not in shown


def test_the_tabs_work_as_links(as_kim, shop_is_down, page):
    shown = as_kim.get(page(shop_is_down, "?write=note")).content.decode()

    assert 'data-kind="answer" hidden' in shown
    assert 'data-kind="note">' in shown


def test_only_the_newest_hundred_messages_are_shown_at_first(as_kim, shop_is_down, bashir, page):
    for number in range(105):
        shop_is_down.reply(Said(f"Nr. {number:03}"), by=bashir, at=berlin("tue"))

    newest = as_kim.get(page(shop_is_down))
    older = as_kim.get(page(shop_is_down, f"?after={newest.context['talk'].next}"))

    assert "Nr. 104" in newest.content.decode()
    assert "Nr. 003" not in newest.content.decode()
    assert "Nr. 003" in older.content.decode()


def test_who_may_read_is_named(as_kim, mailbox_is_full, page):
    readers = as_kim.get(page(mailbox_is_full)).context["readers"]

    assert [(person.name, person.takes_part) for person in readers] == [("Erika Mustermann", True)]


def test_who_speaks_for_the_customer_no_longer_may_not_read(
    as_kim, mailbox_is_full, erika, otto, page
):
    muster = mailbox_is_full.customer
    muster.contacts.filter(person=otto).update(sees_all_tickets=True)
    muster.contacts.filter(person=erika).update(ended_at=mailbox_is_full.opened_at)

    readers = as_kim.get(page(mailbox_is_full)).context["readers"]

    assert [person.name for person in readers] == ["Otto Ohlsen"]


def test_reading_writes_nothing(as_kim, shop_is_down, page):
    before = shop_is_down.events.count()
    as_kim.get(page(shop_is_down))

    assert shop_is_down.events.count() == before


def test_where_nobody_takes_part_the_page_says_that_no_letter_goes_out(as_kim, shop_is_down, page):
    nobody = "Auf Kundenseite nimmt niemand teil: Es geht kein Brief hinaus."
    assert nobody not in as_kim.get(page(shop_is_down)).content.decode()
    shop_is_down.participants.all().delete()

    assert nobody in as_kim.get(page(shop_is_down)).content.decode()
