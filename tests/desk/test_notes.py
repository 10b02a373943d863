from tresen.tickets.models import Message
from tresen.tickets.said import Said


def test_a_note_is_for_staff_only(as_kim, shop_is_down, page):
    as_kim.post(page(shop_is_down, "notes/"), {"text": "Speicher voll?"})

    assert shop_is_down.messages.latest("id").audience == Message.Audience.STAFF


def test_a_note_says_so_while_it_is_typed(as_kim, shop_is_down, page):
    form = as_kim.get(page(shop_is_down, "?write=note")).content.decode()
    typed = form.split('data-kind="note"')[1].split("</form>")[0]

    assert 'class="hint"' in typed
    assert "formaction" not in typed


def test_a_closed_ticket_takes_a_note(as_kim, shop_is_down, kim, page):
    shop_is_down.close(Said("Läuft."), result="solved", by=kim, at=shop_is_down.opened_at)
    response = as_kim.post(page(shop_is_down, "notes/"), {"text": "War der Import."})

    assert response.status_code == 302
    assert shop_is_down.messages.latest("id").text == "War der Import."


def test_noting_by_get_is_refused(as_kim, shop_is_down, page):
    assert as_kim.get(page(shop_is_down, "notes/")).status_code == 405
