import pytest

from tests.cast import berlin
from tresen.people.models import Person
from tresen.tickets.said import Said

BUTTON = 'name="message"'


@pytest.fixture
def heard(shop_is_down):
    petra = Person.objects.meet("petra@elsewhere.example", name="Petra Neumann")
    said = Said("Bei mir auch.", origin="mail")
    return shop_is_down.file_third_party(said, by=petra, at=berlin("mon", "11:00"))


def test_staff_let_a_third_party_take_part(as_kim, shop_is_down, heard, page):
    before = as_kim.get(page(shop_is_down)).content.decode()
    assert BUTTON in before and "liest, was ab jetzt gesagt wird" in before

    as_kim.post(page(shop_is_down, "participants/"), {"message": heard.pk})

    assert shop_is_down.participants.filter(person=heard.author).exists()
    assert BUTTON not in as_kim.get(page(shop_is_down)).content.decode()


def test_who_was_let_in_reads_only_from_then_on_unless_staff_show_the_rest(
    as_kim, shop_is_down, heard, page
):
    as_kim.post(page(shop_is_down, "participants/"), {"message": heard.pk})
    before = as_kim.get(page(shop_is_down)).content.decode()
    as_kim.post(page(shop_is_down, f"participants/{heard.author.pk}/history/"))

    assert "Auch das Frühere zeigen" in before
    assert "Auch das Frühere zeigen" not in as_kim.get(page(shop_is_down)).content.decode()
    assert shop_is_down.participants.get(person=heard.author).reads_since is None


def test_history_is_ticked_with_the_button(as_kim, shop_is_down, heard, page):
    as_kim.post(page(shop_is_down, "participants/"), {"message": heard.pk, "history": "on"})

    assert shop_is_down.participants.get(person=heard.author).reads_since is None


def test_nothing_is_shown_to_who_takes_no_part(as_kim, shop_is_down, heard, page):
    answer = as_kim.post(page(shop_is_down, f"participants/{heard.author.pk}/history/"))

    assert answer.status_code == 404


def test_who_else_gets_an_answer_stands_above_it(as_kim, shop_is_down, heard, page):
    before = as_kim.get(page(shop_is_down)).content.decode()
    as_kim.post(page(shop_is_down, "participants/"), {"message": heard.pk})
    after = as_kim.get(page(shop_is_down)).content.decode()

    assert "Geht an:" not in before
    assert f"Geht an: {shop_is_down.contact.name}, Petra Neumann" in after


def test_a_closed_ticket_offers_nothing_and_says_why(as_kim, kim, shop_is_down, heard, page):
    shop_is_down.close(Said("Läuft."), result="solved", by=kim, at=berlin("tue"))
    told = {"message": heard.pk}
    answer = as_kim.post(page(shop_is_down, "participants/"), told, follow=True)

    assert BUTTON not in answer.content.decode()
    assert len(answer.context["messages"]) == 1


@pytest.mark.parametrize("named", ["", "x", "0", "²"])
def test_a_message_that_is_none_of_a_third_party_is_not_found(as_kim, shop_is_down, page, named):
    told = {"message": named or shop_is_down.messages.get().pk}

    assert as_kim.post(page(shop_is_down, "participants/"), told).status_code == 404


def test_contacts_admit_nobody(as_bashir, shop_is_down, heard, page):
    told = {"message": heard.pk}

    assert as_bashir.post(page(shop_is_down, "participants/"), told).status_code == 404
