import pytest
from django.utils import timezone

from tests.cast import berlin
from tests.mail.post import STRANGER, mail, receive
from tresen.house.models import Provider
from tresen.mail.models import OutgoingMail
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

LANGUAGES = [("de", '<html lang="de">'), ("en", '<html lang="en">')]


@pytest.mark.parametrize(("language", "says"), LANGUAGES)
def test_a_letter_is_written_in_its_reader_s_language(printer, bashir, kim, language, says):
    Person.objects.filter(pk=bashir.pk).update(language=language)
    printer.close(Said("Gelöscht."), result="solved", by=kim, at=timezone.now())
    letter = printer.letters.get(kind="closed")

    assert says in letter.html
    assert ("A closed ticket stays closed" in letter.text) is (language == "en")


def test_answers_of_people_are_not_automatic_and_all_others_are(printer, kim):
    printer.answer(Said("Bitte warten."), by=kim, at=timezone.now())
    printer.ask(Said("Welches Modell?"), by=kim, at=timezone.now())
    printer.close(Said("Gelöscht."), result="solved", by=kim, at=timezone.now())

    automatic = dict(printer.letters.values_list("kind", "automatic"))
    assert automatic == {"opened": True, "answer": False, "question": False, "closed": True}


def test_the_confirmation_answers_the_mail_that_opened_the_ticket(printer):
    letter = printer.letters.get()

    assert letter.in_reply_to == letter.references == "<brand@business.example>"


@pytest.mark.parametrize(
    ("provider", "ways"),
    [
        ({}, ["Wenden Sie sich an unseren Vertrieb."]),
        ({"phone": "02836 0"}, ["unter 02836 0 an", "Wenden Sie sich an unseren Vertrieb."]),
        ({"sales_email": "rat@tresen.example"}, ["Schreiben Sie unserem Vertrieb: rat@tresen"]),
    ],
)
def test_the_confirmation_names_each_way_that_helps_when_we_are_late(house, provider, ways):
    Provider.objects.update(**{"phone": "", "sales_email": "", **provider})
    text = receive(mail("bashir@business.example")).ticket.letters.get().text

    named = [line for line in text.splitlines() if line.startswith("- ")][1:]
    assert len(named) == len(ways)
    assert all(way in line for way, line in zip(ways, named, strict=True))


def test_later_letters_name_what_came_and_what_we_wrote(letter):
    opened = letter.ticket.letters.get(kind="opened")

    assert letter.references.split() == ["<brand@business.example>", opened.rfc_message_id]
    assert letter.in_reply_to == opened.rfc_message_id


def test_no_letter_names_a_mail_that_its_reader_may_not_see(letter, kim):
    headers = {"In_Reply_To": letter.rfc_message_id, "Message_ID": "<secret@elsewhere.example>"}
    receive(mail(STRANGER, "Hallo?", **headers))
    later = letter.ticket.answer(Said("Und?"), by=kim, at=timezone.now()).letters.get()

    assert "secret" not in later.references


def test_a_note_mails_nobody(printer, kim):
    letters = OutgoingMail.objects.count()
    printer.note(Said("Kunde zahlt spät."), by=kim, at=timezone.now())

    assert OutgoingMail.objects.count() == letters


def test_hostile_words_are_only_words_in_the_html(printer, kim):
    hostile = "<script>alert(1)</script> <b>{{ provider.name }}</b>"
    Person.objects.filter(pk=kim.pk).update(name=hostile)
    author = Person.objects.get(pk=kim.pk)
    letter = printer.answer(Said(hostile), by=author, at=timezone.now()).letters.get()

    assert "<script" not in letter.html
    assert "{{ provider.name }}" in letter.text


def test_who_has_no_address_gets_no_letter(printer, kim):
    nameless = Person.objects.create(name="Am Telefon")
    printer.participants.create(person=nameless, added_by=kim, added_at=timezone.now())
    letters = printer.answer(Said("Bitte warten."), by=kim, at=timezone.now()).letters.all()

    assert [letter.to for letter in letters] == ["bashir@business.example"]


SPEAKING = {
    "answer": lambda ticket, kim: ticket.answer(Said("Ja."), by=kim, at=timezone.now()),
    "question": lambda ticket, kim: ticket.ask(Said("Seit wann?"), by=kim, at=timezone.now()),
    "closed": lambda ticket, kim: ticket.close(
        Said("Gut."), result="solved", by=kim, at=timezone.now()
    ),
    "reminder": lambda ticket, kim: ticket.remind(
        ticket.reminders.first(), by=kim, at=timezone.now()
    ),
}


@pytest.mark.parametrize("kind", SPEAKING)
@pytest.mark.parametrize("ended", [True, False])
def test_a_contact_who_has_ended_gets_no_letter_any_more(printer, bashir, kim, kind, ended):
    printer.ask(Said("Welches Modell?"), by=kim, at=timezone.now())
    printer.letters.all().delete()
    bashir.contacts.update(ended_at=timezone.now() if ended else None)

    SPEAKING[kind](printer, kim)

    assert list(printer.letters.values_list("kind", flat=True)) == ([] if ended else [kind])


def test_who_is_let_in_is_reminded_of_nothing_that_was_asked_before(printer, kim):
    printer.ask(Said("Stimmt das Passwort?"), by=kim, at=timezone.now())
    petra = Person.objects.meet("petra@elsewhere.example", name="Petra Neumann")
    heard = printer.file_third_party(Said("Hallo?"), by=petra, at=timezone.now())
    reminder = printer.reminders.first()
    printer.admit(heard, by=kim, at=timezone.now())

    printer.remind(reminder, by=kim, at=timezone.now())

    assert not printer.letters.filter(kind="reminder").exists()


def test_a_ticket_opened_for_somebody_who_has_ended_is_confirmed_to_nobody(bashir, nordlicht, kim):
    bashir.contacts.update(ended_at=timezone.now())
    new = NewTicket("Umzug", Said("Er rief an."), contact=bashir, customer=nordlicht)

    assert not Ticket.open(new, by=kim, at=timezone.now()).letters.exists()


def test_who_has_ended_at_another_customer_still_gets_letters(printer, bashir, muster, kim):
    bashir.contacts.create(customer=muster, ended_at=timezone.now())

    assert printer.answer(Said("Ja."), by=kim, at=timezone.now()).letters.get().person == bashir


def test_a_ticket_placed_with_their_former_customer_writes_to_them_no_more(
    printer, bashir, muster, kim
):
    bashir.contacts.create(customer=muster, ended_at=timezone.now())
    printer.place_with(muster, by=kim, at=timezone.now())

    assert not printer.answer(Said("Ja."), by=kim, at=timezone.now()).letters.exists()


def test_a_subject_cannot_pose_as_the_place_of_the_words(bashir, nordlicht):
    new = NewTicket("Rest \ue000 Ende", Said("Kaufen Sie!", origin="mail"), customer=nordlicht)

    letter = Ticket.open(new, by=bashir, at=berlin("mon")).letters.get()

    assert "Kaufen Sie!" not in letter.text + letter.html + letter.subject


def test_an_endless_subject_is_cut_in_letters_only(bashir, nordlicht):
    new = NewTicket("x" * 5000, Said("Hilfe", origin="mail"), customer=nordlicht)

    ticket = Ticket.open(new, by=bashir, at=berlin("mon"))

    assert (len(ticket.subject), len(ticket.letters.get().subject) < 300) == (5000, True)
