import pytest
from django.utils import timezone

from tests.mail.post import STRANGER, mail, receive
from tresen.mail.models import OutgoingMail
from tresen.people.models import Person
from tresen.tickets.said import Said

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
