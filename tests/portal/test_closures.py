import pytest

from tresen.tickets.models import Ticket


def test_a_contact_closes_their_own_ticket(as_bashir, bashir, fresh, page_of):
    told = {"result": "withdrawn", "words": "Hat sich erledigt."}
    answer = as_bashir.post(page_of(fresh, "closure"), told)
    closure = Ticket.objects.get(pk=fresh.pk).closure

    assert answer.url == page_of(fresh)
    assert (closure.by, closure.result) == (bashir, "withdrawn")
    assert closure.message.text == "Hat sich erledigt."


def test_words_are_optional(as_bashir, fresh, page_of):
    as_bashir.post(page_of(fresh, "closure"), {"result": "solved"})

    assert Ticket.objects.get(pk=fresh.pk).closure.message is None


def test_closing_twice_keeps_the_first(as_bashir, fresh, page_of):
    as_bashir.post(page_of(fresh, "closure"), {"result": "solved"})
    as_bashir.post(page_of(fresh, "closure"), {"result": "withdrawn"})

    assert Ticket.objects.get(pk=fresh.pk).closure.result == "solved"


@pytest.mark.parametrize("result", ["", "unsolved", "duplicate", "nonsense"])
def test_only_two_results_are_a_contacts_to_choose(as_bashir, fresh, page_of, result):
    assert as_bashir.post(page_of(fresh, "closure"), {"result": result}).status_code == 400
    assert Ticket.objects.get(pk=fresh.pk).closed_at is None


def test_a_colleagues_ticket_is_not_ours_to_close(client, person, fresh, page_of):
    client.force_login(person("jule@business.example").login)

    assert client.post(page_of(fresh, "closure"), {"result": "solved"}).status_code == 404
    assert "Close this ticket" not in client.get(page_of(fresh)).content.decode()


def test_another_customer_finds_nothing(as_erika, fresh, page_of):
    assert as_erika.post(page_of(fresh, "closure"), {"result": "solved"}).status_code == 404


def test_only_posts(as_bashir, fresh, page_of):
    assert as_bashir.get(page_of(fresh, "closure")).status_code == 405


def test_strangers_close_nothing(client, fresh, page_of):
    client.post(page_of(fresh, "closure"), {"result": "solved"})

    assert Ticket.objects.get(pk=fresh.pk).closed_at is None
