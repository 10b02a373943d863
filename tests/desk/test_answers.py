import uuid

from tresen.tickets.models import Message
from tresen.tickets.said import Said


def test_an_answer_goes_to_the_customer(as_kim, shop_is_down, kim, page):
    response = as_kim.post(page(shop_is_down, "answers/"), {"text": "Läuft **wieder**."})

    answer = shop_is_down.messages.latest("id")
    assert response["Location"] == page(shop_is_down, f"#message-{answer.pk}")
    assert (answer.author, answer.audience) == (kim, Message.Audience.CUSTOMER)
    assert "<strong>wieder</strong>" in answer.html


def test_a_second_click_answers_once(as_kim, shop_is_down, page):
    form = {"text": "Läuft.", "once": str(uuid.uuid4())}
    first = as_kim.post(page(shop_is_down, "answers/"), form)
    second = as_kim.post(page(shop_is_down, "answers/"), form)

    assert shop_is_down.messages.count() == 2
    assert first["Location"] == second["Location"]


def test_files_come_with_it(as_kim, shop_is_down, page, upload):
    as_kim.post(page(shop_is_down, "answers/"), {"text": "Siehe Anlage.", "files": upload})

    assert shop_is_down.messages.latest("id").attachments.get().filename == "Übersicht.html"


def test_an_empty_answer_is_refused(as_kim, shop_is_down, page):
    response = as_kim.post(page(shop_is_down, "answers/"), {"text": "  "})

    assert response.status_code == 400
    assert shop_is_down.messages.count() == 1


def test_words_are_kept_when_the_files_are_refused(as_kim, shop_is_down, page, upload):
    files = [upload] * 11
    response = as_kim.post(page(shop_is_down, "answers/"), {"text": "Elf.", "files": files})

    assert response.status_code == 400
    assert ">Elf.</textarea>" in response.content.decode()
    assert shop_is_down.messages.count() == 1


def test_newer_words_are_shown_before_anything_is_sent(as_kim, shop_is_down, bashir, page):
    seen = shop_is_down.messages.get().pk
    shop_is_down.reply(Said("Geht wieder!"), by=bashir, at=shop_is_down.opened_at)

    response = as_kim.post(page(shop_is_down, "answers/"), {"text": "Moment.", "seen": seen})

    shown = response.content.decode()
    assert response.status_code == 409
    assert ">Moment.</textarea>" in shown
    assert "Geht wieder!" in shown
    assert shop_is_down.messages.count() == 2


def test_the_second_try_goes_through(as_kim, shop_is_down, bashir, page):
    newest = shop_is_down.reply(Said("Geht wieder!"), by=bashir, at=shop_is_down.opened_at)

    response = as_kim.post(page(shop_is_down, "answers/"), {"text": "Gut.", "seen": newest.pk})

    assert response.status_code == 302
    assert shop_is_down.messages.count() == 3


def test_a_closed_ticket_takes_no_answer_and_loses_no_words(as_kim, shop_is_down, kim, page):
    shop_is_down.close(Said("Läuft."), result="solved", by=kim, at=shop_is_down.opened_at)

    response = as_kim.post(page(shop_is_down, "answers/"), {"text": "Noch etwas."})

    assert response.status_code == 409
    assert ">Noch etwas.</textarea>" in response.content.decode()


def test_answering_by_get_is_refused(as_kim, shop_is_down, page):
    assert as_kim.get(page(shop_is_down, "answers/")).status_code == 405
