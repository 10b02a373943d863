"""The postman against a real SMTP server on the loopback."""

import socket
from datetime import timedelta
from email.utils import parseaddr

import pytest
from django.utils import timezone

from tests.mail.post import mail, receive
from tests.mail.sink import free_port, mail_server
from tresen.mail.leaving.posting import post_all
from tresen.mail.models import OutgoingMail
from tresen.tickets.models import Notice, Ticket
from tresen.tickets.said import Said


@pytest.fixture
def posted(settings):
    """Play a server that answers like this, and post everything that is due."""

    def post(**says):
        with mail_server(**says) as (sink, url):
            settings.SMTP_URL = url
            post_all()
        return sink

    return post


@pytest.fixture
def answered(printer, kim, settings):
    """Kim has answered Bashir; the letter is queued. The confirmation was kept before."""
    settings.SMTP_URL = "smtp://127.0.0.1"
    printer.pass_to(kim, by=kim, at=timezone.now())
    said = Said("Bitte den **Stecker** ziehen.")
    return printer.answer(said, by=kim, at=timezone.now()).letters.get()


def again(letter):
    OutgoingMail.objects.filter(pk=letter.pk).update(next_try_at=timezone.now())
    letter.refresh_from_db()
    return letter


def clock_of(letter):
    return Ticket.objects.get(pk=letter.ticket_id).clock


def test_what_the_server_takes_is_sent_and_stops_the_clock(answered, posted):
    sink = posted()

    answered.refresh_from_db()
    assert (answered.state, answered.attempts, answered.repeated) == ("sent", 1, False)
    assert [mail["To"] for mail in sink.mails] == ["bashir@business.example"]
    assert clock_of(answered) == "reacted"


def test_until_then_the_clock_runs(answered):
    assert clock_of(answered) == "running"


def test_it_leaves_from_the_signed_address(answered, posted):
    assert posted().senders == [parseaddr(answered.reply_to)[1]]


def test_posting_again_sends_nothing_twice(answered, posted):
    posted()
    again(answered)

    assert posted().mails == []


@pytest.mark.parametrize("moment", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_is_busy_is_tried_again_and_the_reason_shown(answered, posted, moment):
    posted(**{moment: "450 4.2.0 Greylisted"})

    answered.refresh_from_db()
    assert (answered.state, answered.last_error) == ("queued", "450 4.2.0 Greylisted")
    assert answered.next_try_at > timezone.now() + timedelta(seconds=50)
    assert clock_of(answered) == "running"


def test_pauses_grow_with_every_attempt(answered, posted):
    pauses = []
    for _ in range(3):
        posted(DATA="451 Later")
        pauses.append(OutgoingMail.objects.get(pk=answered.pk).next_try_at - timezone.now())
        again(answered)

    assert pauses == sorted(pauses)
    assert pauses[2] > 4 * pauses[0]


def test_after_three_days_it_gives_up(answered, posted):
    long_ago = timezone.now() - timedelta(days=3, hours=1)
    OutgoingMail.objects.filter(pk=answered.pk).update(created_at=long_ago)
    posted(DATA="451 Later")

    assert OutgoingMail.objects.get(pk=answered.pk).state == "failed"


@pytest.mark.parametrize("moment", ["RCPT", "DATA"])
def test_a_final_refusal_is_told_to_the_owner_and_the_clock_runs_on(answered, kim, posted, moment):
    posted(**{moment: "550 5.1.1 No such user"})

    answered.refresh_from_db()
    assert (answered.state, answered.last_error) == ("failed", "550 5.1.1 No such user")
    assert clock_of(answered) == "running"
    assert Notice.objects.get(person=kim).event.kind == "answer_bounced"


def test_one_refused_reader_holds_up_nobody_else(answered, kim, jule_takes_part, posted):
    second = answered.ticket.answer(Said("Und?"), by=kim, at=timezone.now())
    posted(**{"bashir@business.example": "550 5.1.1 No such user"})

    states = {letter.to: letter.state for letter in second.letters.all()}
    assert states == {"bashir@business.example": "failed", "jule@business.example": "sent"}


@pytest.fixture
def jule_takes_part(answered, person, kim):
    jule = person("jule@business.example")
    at = timezone.now()
    answered.ticket.participants.create(person=jule, added_by=kim, added_at=at)


def test_where_nobody_listens_it_waits(answered, settings):
    settings.SMTP_URL = f"smtp://127.0.0.1:{free_port()}"
    post_all()

    answered.refresh_from_db()
    assert (answered.state, answered.repeated) == ("queued", False)
    assert "refused" in answered.last_error


def test_a_server_that_never_answers_is_tried_again_later(answered, settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.SMTP_URL = f"smtp://127.0.0.1:{silent.getsockname()[1]}?timeout=0.2"
        post_all()

    answered.refresh_from_db()
    assert (answered.state, answered.attempts, answered.repeated) == ("queued", 1, False)
    assert "timed out" in answered.last_error
    assert answered.next_try_at > timezone.now() + timedelta(seconds=50)


def test_a_server_that_falls_silent_after_data_is_tried_again_and_marked(answered, settings):
    with mail_server(pause=1) as (_, url):
        settings.SMTP_URL = f"{url}?timeout=0.3"
        post_all()

    answered.refresh_from_db()
    assert (answered.state, answered.repeated) == ("queued", True)
    assert clock_of(answered) == "running"


def test_a_line_cut_after_data_is_tried_again_and_marked(answered, posted):
    first = posted(DATA="hang up").mails[0]
    answered.refresh_from_db()
    assert (answered.state, answered.repeated) == ("queued", True)

    second = posted_again(answered, posted)
    assert first["Message-ID"] == second["Message-ID"]


def posted_again(letter, posted):
    again(letter)
    return posted().mails[0]


def test_a_server_that_is_rude_at_parting_has_taken_the_letter(answered, posted):
    posted(QUIT="421 Go away")

    answered.refresh_from_db()
    assert (answered.state, answered.repeated) == ("sent", False)


def test_a_letter_cut_off_between_data_and_our_commit_goes_again_marked(answered, posted):
    OutgoingMail.objects.filter(pk=answered.pk).update(state="sending")
    sink = posted()

    answered.refresh_from_db()
    assert (answered.state, answered.repeated) == ("sent", True)
    assert sink.mails[0]["Message-ID"] == answered.rfc_message_id


@pytest.mark.parametrize(("attempts", "minutes"), [(0, 0.5), (3, 4), (100, 128)])
def test_who_is_cut_off_again_and_again_waits_longer(answered, posted, attempts, minutes):
    OutgoingMail.objects.filter(pk=answered.pk).update(state="sending", attempts=attempts)
    before = timezone.now()
    posted()

    answered.refresh_from_db()
    assert answered.next_try_at >= before + timedelta(minutes=minutes)


def test_a_letter_that_cannot_be_made_stops_no_other(answered, kim, posted):
    OutgoingMail.objects.filter(pk=answered.pk).update(to="nobody at all")
    second = answered.ticket.answer(Said("Und?"), by=kim, at=timezone.now()).letters.get()
    posted()

    states = OutgoingMail.objects.in_bulk([answered.pk, second.pk])
    assert (states[answered.pk].state, states[second.pk].state) == ("queued", "sent")
    assert states[answered.pk].last_error


def test_without_a_server_letters_are_held(printer):
    post_all()

    assert printer.letters.get().state == "held"


def test_a_letter_reads_well_in_any_mail_program(answered, posted):
    message = posted().mails[0]
    text, html = message.iter_parts()

    assert "Kim Berger" in text.get_content()
    assert "<strong>Stecker</strong>" in html.get_content()
    assert message["In-Reply-To"] == answered.ticket.letters.get(kind="opened").rfc_message_id
    assert message["References"].split()[0] == "<brand@business.example>"


def test_the_answer_to_what_was_sent_finds_its_ticket(answered, posted):
    sent = posted().mails[0]
    headers = {"In_Reply_To": sent["Message-ID"], "To": str(sent["Reply-To"])}
    filed = receive(mail("bashir@business.example", "Aus.", **headers))

    assert (filed.outcome, filed.ticket) == ("replied", answered.ticket)


def test_a_wrong_password_is_no_fault_of_the_letter(answered, settings):
    with mail_server() as (_, url):
        settings.SMTP_URL = url.replace("//", "//kim:wrong@")
        post_all()

    answered.refresh_from_db()
    assert (answered.state, answered.attempts) == ("queued", 1)
