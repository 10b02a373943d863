"""Files of strangers, from a mail to whoever saves them: never run, never lost, never a path."""

from email.message import EmailMessage

import pytest

from tests.mail.post import SUPPORT, receive
from tresen.files import blob as blobs

ERIKA = "erika@ondemand.example"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>ran()</script></svg>"
DOORS = {
    "/desk/attachments/{}/": "kim@tresen.example",
    "/attachments/{}/": ERIKA,
}
WITHIN = b"Content-Type: message/rfc822\n\n"
RUNNABLE = {
    "seite.html": ("text/html", b"<script>ran()</script>"),
    "seite.xhtml": ("application/xhtml+xml", b"<html xmlns='x'><script>ran()</script></html>"),
    "blatt.xml": ("text/xml", b"<?xml-stylesheet href='x.xsl' type='text/xsl'?><a/>"),
    "logo.svg": ("image/svg+xml", SVG),
    "angebot.pdf": ("application/pdf", b"%PDF-1.7 /OpenAction << /S /JavaScript >>"),
    "bild.png": ("image/png", b"<html><script>ran()</script></html>"),
    "ohne": ("application/octet-stream", b"<script>ran()</script>"),
    "rechnung.pdf.exe": ("application/x-msdownload", b"MZ"),
    "weiter.eml": ("message/rfc822", WITHIN * 3 + b"Subject: Kern\n\n<script>ran()</script>"),
    "42.zip": ("application/zip", b"PK\3\4\n\0../../etc/passwd"),
    ".htaccess": ("text/plain", b"AddType text/html .x"),
    "x.mhtml": ("multipart/related; boundary=x", b"--x\r\n\r\n<script>ran()</script>"),
}
NAMES = {
    "Übersicht März.pdf": "Übersicht März.pdf",
    "\u200b.htaccess": "htaccess",
    "\u202egnp.exe": "gnp.exe",
    "../../etc/passwd": "etc_passwd",
    "..\\..\\boot.ini": "boot.ini",
    "/etc/passwd": "etc_passwd",
    "C:\\Windows\\x.txt": "C__Windows_x.txt",
    "aux.txt": "_aux.txt",
    "COM1": "_COM1",
    "...": "attachment",
    "<img src=x onerror=ran()>.txt": "_img src=x onerror=ran()_.txt",
    '"><script>ran()</script>.txt': "___script_ran()__script_.txt",
    "x" * 4096 + ".txt": "x" * 116 + ".txt",
    "日本語.txt": "日本語.txt",
}


def enclosing(*files):
    """A mail of Erika's that encloses (name, type, bytes)."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = ERIKA, SUPPORT, "Anbei"
    letter.set_content("Anbei.")
    for name, kind, data in files:
        main, _, sub = kind.partition(";")[0].partition("/")
        main = "application" if main == "multipart" else main
        letter.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return receive(letter.as_bytes()).message


@pytest.fixture
def file(house):
    def file(name, kind="application/octet-stream", data=b"x"):
        return enclosing((name, kind, data)).attachments.get()

    return file


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", RUNNABLE)
def test_what_a_browser_could_run_is_only_saved(client, person, file, name, door):
    sent = file(name, *RUNNABLE[name])
    client.force_login(person(DOORS[door]).login)

    response = client.get(door.format(sent.pk))
    assert response.content == RUNNABLE[name][1]
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("name", "shown"), NAMES.items(), ids=NAMES.values())
def test_a_name_is_put_in_order_before_it_is_kept(as_kim, file, name, shown):
    sent = file(name)

    header = as_kim.get(f"/desk/attachments/{sent.pk}/")["Content-Disposition"]
    assert sent.filename == shown
    assert header.isascii() and header.isprintable()


@pytest.mark.parametrize("raw", [b"a\0b.txt", b"a\r\n b.txt", b'"\xff\xfe.txt"', b'""', b'"\\"'])
def test_a_name_that_is_broken_on_its_way_is_a_name_too(house, raw):
    head = b"From: erika@ondemand.example\r\nContent-Type: text/csv; name=" + raw
    message = receive(head + b"\r\nContent-Disposition: attachment\r\n\r\nx").message

    (kept,) = message.attachments.all()
    assert kept.filename and kept.filename.isprintable()


def test_files_of_one_name_are_all_kept(house):
    message = enclosing(*(("image.png", "image/png", b"%d" % count) for count in range(3)))

    kept = message.attachments.all()
    assert [each.filename for each in kept] == ["image.png"] * 3
    assert {bytes(each.blob.data) for each in kept} == {b"0", b"1", b"2"}


def test_equal_files_are_stored_once_and_kept_apart(house):
    message = enclosing(("a.txt", "text/plain", b"same"), ("b.txt", "text/plain", b"same"))

    first, second = message.attachments.all()
    assert first.blob == second.blob and first.pk != second.pk


@pytest.mark.parametrize("door", DOORS)
def test_nobody_gets_a_file_without_a_session(client, file, door):
    assert client.get(door.format(file("a.txt").pk)).url.startswith("/account/login/")


def test_a_right_that_ended_is_asked_for_again_with_each_file(client, erika, muster, file):
    sent = file("a.txt")
    client.force_login(erika.login)
    before = client.get(f"/attachments/{sent.pk}/").status_code
    muster.contacts.update(ended_at=sent.created_at)
    sent.messages.get().ticket.participants.all().delete()

    assert (before, client.get(f"/attachments/{sent.pk}/").status_code) == (200, 404)


def test_a_large_file_is_never_whole_in_memory(as_kim, file, monkeypatch):
    monkeypatch.setattr(blobs, "PIECE", 10)
    monkeypatch.setattr("tresen.files.handing_out.PIECE", 10)
    sent = file("a.bin", data=b"0123456789" * 3 + b"x")

    response = as_kim.get(f"/desk/attachments/{sent.pk}/")
    assert list(response.streaming_content) == [b"0123456789"] * 3 + [b"x"]
    assert response["Content-Length"] == "31"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
