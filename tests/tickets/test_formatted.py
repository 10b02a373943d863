import pytest

from tests.cast import berlin
from tresen.files.models import Attachment
from tresen.tickets.said import Said

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def written(mailbox_is_full, erika):
    """written(html, *files): what Erika's mail becomes."""

    def written(html, *files):
        said = Said("Hallo", origin="mail", html=html, attachments=files)
        return mailbox_is_full.reply(said, by=erika, at=berlin("mon", "10:05"))

    return written


def file(name="logo.png", content_type="image/png", content_id="logo@muster"):
    return Attachment.keep(name, PNG, content_type=content_type, content_id=content_id)


def test_a_picture_that_the_mail_shows_is_part_of_its_look(written):
    logo, plan = file(), file("plan.png", content_id="plan@muster")
    message = written('<img src="cid:logo%40muster">', logo, plan)

    assert (message.pictures_within, message.files) == ([logo], [plan])


@pytest.mark.parametrize("kind", ["image/svg+xml", "application/pdf", "text/html"])
def test_whatever_else_the_mail_wants_to_show_stays_a_file(written, kind):
    message = written('<img src="cid:logo@muster">', file(content_type=kind))

    assert [each.content_type for each in message.files] == [kind]


def test_words_alone_are_not_offered_as_formatted(written):
    assert not written("<p>Hallo<br>Welt</p>").is_formatted
    assert written("<p><b>Hallo</b></p>").is_formatted


def test_words_of_staff_are_shown_as_they_are(shop_is_down, kim):
    answer = shop_is_down.answer(Said("**Hallo**"), by=kim, at=berlin("mon", "11:00"))

    assert "<strong>" in answer.html
    assert not answer.is_formatted


@pytest.mark.parametrize(("number", "folded"), [(10, 0), (11, 1), (22, 12)])
def test_more_than_ten_files_are_folded(written, number, folded):
    message = written("", *(file(f"{each}.pdf", "application/pdf", "") for each in range(number)))

    assert (len(message.files_at_once), len(message.files_folded)) == (min(number, 10), folded)
