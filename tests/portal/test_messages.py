from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tresen.tickets.said import Said

KEY = "3f0c1c8e-6f0a-4f7e-9a43-6a3f4c7d9b11"


def test_a_reply_joins_the_ticket(as_bashir, bashir, fresh, page_of):
    answer = as_bashir.post(page_of(fresh, "messages"), {"text": "Noch etwas."})
    message = fresh.messages.last()

    assert (message.text, message.author, message.origin) == ("Noch etwas.", bashir, "portal")
    assert answer.url == f"{page_of(fresh)}#message-{message.pk}"


def test_the_same_form_sent_twice_is_one_message(as_bashir, fresh, page_of):
    as_bashir.post(page_of(fresh, "messages"), {"text": "Einmal.", "once": KEY})
    as_bashir.post(page_of(fresh, "messages"), {"text": "Einmal.", "once": KEY})

    assert fresh.messages.filter(text="Einmal.").count() == 1


def test_a_file_alone_will_do(as_bashir, fresh, page_of):
    as_bashir.post(page_of(fresh, "messages"), {"files": SimpleUploadedFile("a.log", b"x")})

    assert fresh.messages.last().attachments.get().filename == "a.log"


def test_an_empty_mail_is_told_from_a_page_that_lost_something(as_bashir, bashir, fresh, page_of):
    fresh.reply(Said("", origin="mail"), by=bashir, at=timezone.now())

    assert "Without words." in as_bashir.get(page_of(fresh)).content.decode()


def test_a_file_alone_is_not_called_wordless(as_bashir, fresh, page_of):
    as_bashir.post(page_of(fresh, "messages"), {"files": SimpleUploadedFile("a.log", b"x")})

    assert "Without words." not in as_bashir.get(page_of(fresh)).content.decode()


def test_saying_nothing_is_refused_in_words(as_bashir, fresh, page_of):
    page = as_bashir.post(page_of(fresh, "messages"), {"text": "  "})

    assert page.status_code == 409
    assert "Please write something" in page.content.decode()


def test_too_many_files_are_refused_and_the_text_is_kept(as_bashir, fresh, page_of):
    files = [SimpleUploadedFile(f"{number}.log", b"x") for number in range(11)]
    page = as_bashir.post(page_of(fresh, "messages"), {"text": "Siehe Anlagen.", "files": files})

    assert page.status_code == 400
    assert "at most ten files" in page.content.decode()
    assert "Siehe Anlagen." in page.content.decode()


def test_closed_in_between_the_words_are_not_lost(as_bashir, fresh, kim, page_of):
    fresh.close(Said("Erledigt."), result="solved", by=kim, at=timezone.now())
    page = as_bashir.post(page_of(fresh, "messages"), {"text": "Doch nicht!"})

    assert page.status_code == 409
    assert "Doch nicht!" in page.content.decode()
    assert not fresh.messages.filter(text="Doch nicht!").exists()


def test_another_customer_finds_nothing(as_erika, fresh, page_of):
    assert as_erika.post(page_of(fresh, "messages"), {"text": "Hallo"}).status_code == 404
    assert fresh.messages.count() == 1


def test_strangers_say_nothing(client, fresh, page_of):
    answer = client.post(page_of(fresh, "messages"), {"text": "Hallo"})

    assert answer.url.startswith("/account/login/")
    assert fresh.messages.count() == 1


def test_only_posts(as_bashir, fresh, page_of):
    assert as_bashir.get(page_of(fresh, "messages")).status_code == 405
