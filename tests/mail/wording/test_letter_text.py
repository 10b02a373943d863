"""The texts of administrators: each version is kept, the newest counts, ours come back."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import berlin
from tresen.lib.memory import remembering
from tresen.mail.health import examine
from tresen.mail.models import LetterText
from tresen.mail.wording.letter_text import ChangedMeanwhile, wording_of
from tresen.mail.wording.ours import Wording, ours
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

OWN = Wording("Antwort: {subject}", "{words}\n\nEs grüßt {author}.")
MON = berlin("mon")


@pytest.fixture
def write(ada):
    """write(OWN): what answers say in German from now on."""

    def write(wording, kind="answer", form="de", after=0):
        return LetterText.objects.write(kind, form, wording, after=after, by=ada, at=MON)

    return write


def answer(ticket, kim, said="Läuft."):
    return ticket.answer(Said(said), by=kim, at=timezone.now()).letters.get()


def test_it_counts_at_once_and_only_where_it_was_written(write, mailbox_is_full, kim):
    write(OWN)
    letter = answer(mailbox_is_full, kim)

    assert letter.subject == "Antwort: Postfach voll"
    assert letter.text.startswith("Läuft.\n\nEs grüßt Kim Berger.\n\n-- \n")
    assert wording_of("answer", "en") == ours("answer", "en")


def test_what_stays_as_it_was_leaves_no_trace(write):
    write(ours("answer", "de"))
    write(OWN)
    write(OWN, after=1)

    assert LetterText.objects.count() == 1


@pytest.mark.parametrize("after", [0, 2, 7])
def test_nobody_overwrites_what_they_have_not_seen(write, after):
    write(OWN)
    with pytest.raises(ChangedMeanwhile):
        write(Wording("Neu {ticket_id}", "{words} {author}"), after=after)

    assert wording_of("answer", "de") == OWN


def test_a_reset_is_a_version_too(write, ada):
    write(OWN)
    LetterText.objects.reset("answer", "de", by=ada, at=MON)
    LetterText.objects.reset("answer", "de", by=ada, at=MON)

    assert wording_of("answer", "de") == ours("answer", "de")
    assert [each.is_reset for each in LetterText.objects.of("answer", "de")] == [True, False]


def test_no_version_can_be_changed_or_taken_away(write):
    version = write(OWN)

    with pytest.raises(DatabaseError), transaction.atomic():
        LetterText.objects.update(text="Anders")
    with pytest.raises(DatabaseError), transaction.atomic():
        version.delete()


def test_a_text_that_an_upgrade_made_impossible_gives_way_to_ours(write, mailbox_is_full, kim):
    write(Wording("{subject} {ticket_id}", "{words} {author} {gone}"))
    letter = answer(mailbox_is_full, kim)

    assert "{gone}" not in letter.text
    assert letter.subject.startswith("Re: ")
    (finding,) = [each for each in examine(at=MON) if each.code == "texts"]
    assert (finding.is_fine, finding.number, finding.is_ready) == (False, 1, True)


def test_a_transaction_reads_the_texts_once(write):
    write(OWN)
    with CaptureQueriesContext(connection) as asked, remembering():
        for kind in ("answer", "closed", "footer"):
            wording_of(kind, "de")

    assert len(asked) == 1


PARTS = {"farewell": "Bis bald\n{phone}", "footer": "Bis bald\n{phone}\n{ticket_id}"}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_many_letters_is_changed_in_one_place(write, mailbox_is_full, kim, part):
    write(Wording("", PARTS[part]), kind=part)
    mailbox_is_full.close(Said("Gut."), result="solved", by=kim, at=timezone.now())
    letter = mailbox_is_full.letters.get(kind="closed")

    assert "Bis bald\n02836 0000-0\n" in letter.text
    assert "Bis bald<br>" in letter.html


def test_our_mark_stands_below_whatever_the_footer_says(write, mailbox_is_full, kim):
    write(Wording("", "{ticket_id}"), kind="footer")
    letter = answer(mailbox_is_full, kim)

    mark = letter.text.splitlines()[-1]
    assert mark.startswith("ref-")
    assert mark in letter.html


def test_an_address_that_administrators_write_is_a_link_and_one_in_a_subject_is_none(
    write, erika, muster
):
    help_page = "https://hilfe.tresen.example/start"
    text = ours("opened", "de").text + f"\n\nMehr: {help_page}."
    write(Wording(ours("opened", "de").subject, text), kind="opened")
    new = NewTicket("Auf https://evil.example", Said("Hallo", origin="mail"), customer=muster)
    letter = Ticket.open(new, by=erika, at=MON).letters.get()

    assert f'<a href="{help_page}">{help_page}</a>.' in letter.html
    assert 'href="https://evil' not in letter.html


HOSTILE = [
    "{{7*7}}",
    "{% load i18n %}",
    "{{ settings.SECRET_KEY }}",
    "{0.__class__}",
    "%(who)s ${due} #{due}",
    "{words} {due} {decision_link}",
    "| {page}",
    "<b>&amp;</b>",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_somebody_writes_stays_as_it_is(erika, muster, kim, hostile):
    new = NewTicket(hostile, Said(hostile, origin="mail"), customer=muster)
    ticket = Ticket.open(new, by=erika, at=MON)
    letter = answer(ticket, kim, hostile)

    assert f"„{hostile}“" in ticket.letters.get(kind="opened").text
    assert letter.subject == f"Re: {hostile} [{ticket.shown_id}]"
    assert letter.text.startswith(f"{hostile}\n")
    assert "<b>" not in letter.html.partition("<div>")[2]


def test_a_line_break_in_a_name_makes_no_line(mailbox_is_full, erika, kim):
    type(erika).objects.filter(pk=erika.pk).update(name="Eva\n\n- Böse\u2028Liste")
    mailbox_is_full.close(Said("Gut."), result="solved", by=kim, at=timezone.now())
    letter = mailbox_is_full.letters.get(kind="closed")

    assert "Guten Tag Eva - Böse Liste," in letter.text
    assert "<ul>" not in letter.html
