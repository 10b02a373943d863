"""Words from outside: the ticket's page asks whether they belong there, and takes the answer."""

import pytest
from django.utils import timezone

from tests.mail.post import mail, receive
from tests.scenes import scene
from tresen.files.models import Attachment
from tresen.people.models import Login
from tresen.tickets.models import Event
from tresen.tickets.said import Said

PETRA = "petra@elsewhere.example"
WAYS = ["admissions", "denials"]
KEY = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"


@pytest.fixture
@scene
def asked(fresh, kim):
    """Kim has answered, Bashir has forwarded it to Petra, and she wrote: the message."""
    answer = fresh.answer(Said("Ja, das geht."), by=kim, at=timezone.now())
    about = answer.letters.first().rfc_message_id
    text = "Auch <b>hier</b>: https://evil.example/ " + "Bla " * 100 + "ENDE"
    return receive(mail(f"Bashir Rahimi <{PETRA}>", text, In_Reply_To=about)).message


@pytest.fixture
def where(asked, page_of):
    """The address of the ticket, or of something below it."""
    return lambda *rest: page_of(asked.ticket, *rest)


def shown(client, url):
    return client.get(url).content.decode()


def test_the_page_shows_the_address_a_plain_excerpt_and_that_nobody_has_confirmed_it(
    as_bashir, asked, where
):
    page = shown(as_bashir, where())

    assert f"wrote to it: {PETRA}" in page and "Not confirmed." in page
    assert "Auch &lt;b&gt;hier&lt;/b&gt;: https://evil.example/ Bla" in page
    assert "ENDE" not in page and 'href="https://evil.example/' not in page
    assert all(where(way) in page for way in WAYS)


def test_the_page_says_how_many_files_would_come_along(as_bashir, asked, where):
    before = shown(as_bashir, where())
    asked.attachments.add(Attachment.keep("zugang.txt", b"x", content_type="text/plain"))

    assert "came with it" not in before
    assert "One file came with it." in shown(as_bashir, where())


def test_in_german_too(as_bashir, asked, where, settings):
    as_bashir.cookies[settings.LANGUAGE_COOKIE_NAME] = "de"

    assert "Gehört diese Nachricht hierher?" in shown(as_bashir, where())


def test_a_yes_lets_the_words_join(as_bashir, bashir, asked, where):
    answer = as_bashir.post(where("admissions"), {"message": asked.pk}, follow=True)

    assert "we answer it" in answer.content.decode()
    assert asked in [entry.message for entry in answer.context["talk"]]
    assert answer.context["doubts"] == []
    assert asked.ticket.events.get(kind=Event.Kind.WORDS_ADMITTED).by == bashir


def test_the_other_box_shows_what_was_said_before_too(as_bashir, asked, where):
    as_bashir.post(where("admissions"), {"message": asked.pk, "history": "on"})

    assert asked.ticket.participants.get(person=asked.author).reads_since is None


def test_a_no_leaves_them_with_the_staff(as_bashir, asked, where):
    answer = as_bashir.post(where("denials"), {"message": asked.pk}, follow=True)

    assert "evil.example" not in answer.content.decode()
    assert asked.ticket.messages.awaiting_admission().get() == asked


@pytest.mark.parametrize("way", WAYS)
def test_pressed_twice_it_happens_once(as_bashir, asked, where, way):
    told = {"message": asked.pk, "once": KEY}
    answers = [as_bashir.post(where(way), told) for _ in "ab"]

    assert {answer.url for answer in answers} == {where()}
    assert asked.ticket.events.filter(kind__in=["words_admitted", "words_denied"]).count() == 1


@pytest.mark.parametrize("way", WAYS)
def test_opening_a_page_decides_nothing(as_bashir, asked, where, way):
    assert as_bashir.get(where(way), {"message": asked.pk}).status_code == 405
    as_bashir.get(where())

    assert asked.ticket.messages.awaiting_admission().get() == asked


@pytest.mark.parametrize("who", ["erika@ondemand.example", PETRA])
def test_others_find_nothing(client, asked, where, who):
    Login.objects.create(person=asked.author, email=PETRA)
    client.force_login(Login.objects.get(email=who))
    paths = [where(way) for way in WAYS]

    assert client.get(where()).status_code == 404
    assert {client.post(path, {"message": asked.pk}).status_code for path in paths} == {404}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("named", ["", "x", "0", "²", "9" * 40])
def test_what_is_not_asked_about_is_not_found(as_bashir, asked, where, way, named):
    told = {"message": named or asked.ticket.messages.public().first().pk}

    assert as_bashir.post(where(way), told).status_code == 404


@pytest.mark.parametrize("way", WAYS)
def test_a_closed_ticket_asks_nothing_and_says_why(as_bashir, asked, kim, where, way):
    asked.ticket.close(Said("Gut."), result="solved", by=kim, at=timezone.now())
    answer = as_bashir.post(where(way), {"message": asked.pk})

    assert answer.status_code == 409
    assert "stays closed" in answer.content.decode()
    assert answer.context["doubts"] == []


def test_a_sender_who_once_spoke_for_the_customer_is_refused_in_words(
    as_bashir, asked, nordlicht, where
):
    asked.author.contacts.create(customer=nordlicht, ended_at=timezone.now())
    answer = as_bashir.post(where("admissions"), {"message": asked.pk})

    assert answer.status_code == 409
    assert "no longer speaks for the customer" in answer.content.decode()


def test_many_cost_as_many_queries_as_one(as_bashir, asked, where, django_assert_max_num_queries):
    with django_assert_max_num_queries(30) as for_one:
        as_bashir.get(where())
    for number in range(9):
        asked.ticket.file_third_party(Said(f"{number}"), by=asked.author, at=timezone.now())
    with django_assert_max_num_queries(len(for_one)):
        assert len(as_bashir.get(where()).context["doubts"]) == 5


def test_staff_see_who_confirmed_and_who_denied(client, asked, bashir, kim):
    other = asked.ticket.file_third_party(Said("Falsch."), by=asked.author, at=timezone.now())
    asked.ticket.admit(asked, by=bashir, at=timezone.now())
    asked.ticket.deny(other, by=bashir, at=timezone.now())
    client.force_login(kim.login)
    page = shown(client, f"/desk/tickets/{asked.ticket.shown_id}/")

    assert f"{bashir.name} confirmed that this message belongs here." in page
    assert f"{bashir.name} said that this message does not belong here." in page
