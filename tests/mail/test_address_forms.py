"""Sie or Du: a letter never mixes them, whichever sentences of the house it is made of."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import translation

from tests.cast import berlin
from tests.costs.conftest import agreed, new_domain
from tests.costs.offering import offered_on
from tresen.costs import sentences
from tresen.costs.models import Pot
from tresen.costs.rating import Reason
from tresen.hours.announcing import announced
from tresen.hours.freezing import TOLD, Freeze
from tresen.house.models import Provider
from tresen.mail.digests import mail_notices
from tresen.mail.letters_on_accounts import write_about_account
from tresen.mail.models import OutgoingMail
from tresen.mail.wording.ours import PLACE, ours
from tresen.mail.wording.text_kinds import FAREWELL, FOOTER, FORMS, TEXTS
from tresen.people.models import Person
from tresen.tickets.models import Event, Ticket
from tresen.tickets.said import Said
from tresen.tickets.sentences import goes_on_there

__all__ = ["agreed", "new_domain"]

SIE = re.compile(r"\b(Sie|Ihr(e|en|em|er|es)?|Ihnen)\b")
DU = re.compile(r"\b(du|dir|dich|dein(e|en|em|er|es)?|euch|euer|eure\w*)\b", re.IGNORECASE)
OTHER = {"sie": DU, "du": SIE}
OURS = {"sie": SIE, "du": DU}
MON = berlin("mon")


@pytest.fixture(params=["sie", "du"])
def says(request, house):
    Provider.objects.update(address_form=request.param)
    return request.param


@pytest.fixture
def talk(mailbox_is_full, kim):
    """Sorted as something costly, asked about, answered and closed."""
    mailbox_is_full.sort_as("configuration", by=kim, at=MON)
    mailbox_is_full.ask(Said("Seit wann?"), by=kim, at=MON)
    mailbox_is_full.remind(mailbox_is_full.reminders.first(), by=kim, at=MON)
    mailbox_is_full.answer(Said("Erledigt."), by=kim, at=MON)
    mailbox_is_full.close(Said("Gut."), result="solved", by=kim, at=MON)


@pytest.fixture
def money(new_domain, agreed, muster, ada):
    """A consent, a quote that nearly ends, and prepaid time that runs out."""
    agreed(new_domain, cap="90")
    quote = offered_on(new_domain, by=ada, at=MON)
    new_domain.record(Event.Kind.QUOTE_REMINDED, by=ada, at=MON, quote=quote.pk)
    pot = Pot.objects.buy(muster, 3600, by=ada, at=MON, valid_from=MON.date())
    for percent in (80, 100):
        told = {"pot": pot.pk, "percent": percent}
        new_domain.record(Event.Kind.PREPAID_NEARED, by=ada, at=MON, **told)


@pytest.fixture
def lateness(says, shop_is_down):
    """Nobody answers, which the customer and our staff are told."""
    Ticket.near_all_due(at=shop_is_down.due_at + timedelta(minutes=1))
    mail_notices(at=shop_is_down.due_at + timedelta(minutes=2))


@pytest.fixture
def way_in(says, bashir):
    """Bashir is invited, asks for a link, and has a new password."""
    for kind in ("invitation", "password", "new_password"):
        write_about_account(bashir, kind, at=MON)


def test_no_letter_mixes_them(says, talk, money, lateness, way_in):
    letters = OutgoingMail.objects.all()
    mixed = [each.kind for each in letters if OTHER[says].search(each.text + each.html)]

    assert mixed == []
    assert {letter.kind for letter in letters} == set(TEXTS) - {FAREWELL, FOOTER}


def test_they_say_what_the_house_says(says, mailbox_is_full):
    letter = mailbox_is_full.letters.get()

    assert OURS[says].search(letter.text)
    assert '<html lang="de">' in letter.html
    assert "spätestens am Montag, 2. März 2026, 14:00 Uhr (MEZ)" in letter.text


def test_english_has_one_form(says, mailbox_is_full, erika, kim):
    Person.objects.filter(pk=erika.pk).update(language="en")
    mailbox_is_full.refresh_from_db()
    mailbox_is_full.close(Said("Good."), result="solved", by=kim, at=MON)

    assert "A closed ticket stays closed." in mailbox_is_full.letters.get(kind="closed").text


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("says", OTHER)
def test_our_own_texts(kind, says):
    text = ours(kind, {"sie": "de", "du": "de-du"}[says])

    assert not OTHER[says].search(f"{text.subject}\n{text.text}")


def test_each_form_has_every_text():
    files = {form: {path.stem for path in (PLACE / form).iterdir()} for form in FORMS}

    assert files == dict.fromkeys(FORMS, {str(kind) for kind in TEXTS})


@pytest.mark.parametrize("reason", Reason)
def test_each_sentence_about_costs(reason):
    said = [sentences.CUSTOMER[reason], *sentences.FREE.values()]

    with translation.override("de-du"):
        assert not SIE.search(" ".join(map(str, said)))


def test_the_sentences_about_days_with_less_service():
    freeze = Freeze("Umzug", "03-04", "03-05", TOLD)
    version = SimpleNamespace(timezone="Europe/Berlin", freeze_on=lambda day: freeze)

    with translation.override("de-du"):
        assert announced(version, MON).startswith("Bitte beachte: Umzug")


def test_the_last_words_on_a_ticket_that_goes_on_elsewhere(mailbox_is_full, erika):
    words = goes_on_there(erika, mailbox_is_full)

    assert "Diese Nachricht gehört zum Ticket" in words
    assert not (SIE.search(words) or DU.search(words))


def test_what_has_no_other_wording_is_said_in_german():
    with translation.override("de-du"):
        assert sentences.percent("7.5") == "7,5"
        assert str(sentences.DECLINE) == "Ich möchte die Einstellung nicht selbst vornehmen."
