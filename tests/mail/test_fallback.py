"""Two mail servers of ours: the second one is asked when the first cannot, never after a cut."""

import pytest
from django.utils import timezone

from tests.mail.sink import free_port, mail_server
from tresen.mail.leaving.posting import post_all
from tresen.mail.models import OutgoingMail
from tresen.tickets.said import Said


@pytest.fixture
def answered(printer, kim, settings):
    settings.SMTP_URL = f"smtp://127.0.0.1:{free_port()}"
    message = printer.answer(Said("Bitte den Stecker ziehen."), by=kim, at=timezone.now())
    return message.letters.get()


@pytest.fixture
def second(settings):
    with mail_server() as (sink, url):
        settings.SMTP_FALLBACK_URL = url
        yield sink


def posted(letter):
    post_all()
    letter.refresh_from_db()
    return letter


def test_where_nobody_listens_the_second_takes_it_and_the_letter_says_so(
    answered, second, settings
):
    posted(answered)

    assert (answered.state, answered.repeated, len(second.mails)) == ("sent", False, 1)
    assert f"smtp://{answered.server}" == settings.SMTP_FALLBACK_URL


@pytest.mark.parametrize(
    "says",
    [
        {"MAIL": "450 4.3.2 Busy"},
        {"RCPT": "451 4.7.1 Greylisted"},
        {"DATA": "452 4.3.1 Disk full"},
        {"MAIL": "421 Going down"},
        {"MAIL": "hang up"},
        {"RCPT": "530 5.7.0 Sign in first"},
    ],
    ids=str,
)
def test_a_server_that_cannot_now_is_not_waited_for(answered, second, settings, says):
    with mail_server(**says) as (_, settings.SMTP_URL):
        posted(answered)

    assert (answered.state, len(second.mails)) == ("sent", 1)


@pytest.mark.parametrize("moment", ["MAIL", "RCPT", "DATA"])
def test_what_is_refused_for_good_is_not_tried_elsewhere(answered, second, settings, moment):
    with mail_server(**{moment: "550 5.1.1 No such user"}) as (_, settings.SMTP_URL):
        posted(answered)

    assert (answered.state, second.mails) == ("failed", [])


@pytest.mark.parametrize("manners", [{"DATA": "hang up"}, {"pause": 1}], ids=str)
def test_after_a_cut_nobody_else_gets_it_and_it_is_marked(answered, second, settings, manners):
    with mail_server(**manners) as (_, url):
        settings.SMTP_URL = f"{url}?timeout=0.3"
        posted(answered)

    assert (answered.state, answered.repeated, second.mails) == ("queued", True, [])


def test_where_both_cannot_each_says_why(answered, settings):
    with mail_server(RCPT="451 Later") as (_, settings.SMTP_FALLBACK_URL):
        posted(answered)

    told = {stage.server: stage.words for stage in answered.stages.all()}
    first, second = (url.partition("//")[2] for url in server_urls(settings))
    assert told[second] == "451 Later"
    assert "refused" in told[first]
    assert answered.last_error == f"{first}: {told[first]} · {second}: 451 Later"


def server_urls(settings):
    return settings.SMTP_URL, settings.SMTP_FALLBACK_URL


def test_no_secret_of_the_address_is_ever_shown(answered, settings):
    settings.SMTP_URL = settings.SMTP_URL.replace("//", "//kim:secret@")
    posted(answered)

    assert answered.stages.get().server == f"127.0.0.1:{settings.SMTP_URL.rpartition(':')[2]}"
    assert "secret" not in answered.last_error


@pytest.fixture
def two_more(answered, kim):
    """Three letters wait in all."""
    for words in ("Und?", "Noch da?"):
        answered.ticket.answer(Said(words), by=kim, at=timezone.now())


def test_several_letters_take_one_line(two_more, settings):
    with mail_server() as (sink, settings.SMTP_URL):
        post_all()

    assert (len(sink.mails), len(sink.peers)) == (3, 1)


def test_after_an_error_the_next_letter_takes_a_fresh_line(two_more, settings):
    with mail_server(DATA="554 5.6.0 No") as (sink, settings.SMTP_URL):
        post_all()

    assert (len(sink.mails), len(sink.peers)) == (3, 3)


def test_a_line_that_the_server_closed_meanwhile_costs_no_letter(two_more, settings):
    with mail_server(letters_a_line=1) as (sink, settings.SMTP_URL):
        post_all()

    assert set(OutgoingMail.objects.filter(kind="answer").values_list("state", "repeated")) == {
        ("sent", False)
    }
    assert (len(sink.mails), len(sink.peers)) == (3, 3)
