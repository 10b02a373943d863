import pytest

from tresen.mail.parsing import parse

from .letters import letter

SUBJECTS = {
    "one word": ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
    "base64": ("=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"),
    "padding lost": ("=?UTF-8?B?R3LDvMOfZQ?=", "Grüße"),
    "wrong charset": ("=?iso-8859-1?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
    "latin": ("=?iso-8859-1?q?Gr=FC=DFe?=", "Grüße"),
    "unknown charset": ("=?x-unknown?q?Gr=FC=DFe?=", "Grüße"),
    "letter cut in two": ("=?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?=", "Grüße"),
    "gap between words": ("=?utf-8?q?a?= =?utf-8?q?b?= c =?utf-8?q?d?=", "ab c d"),
    "text around": ("AW: =?utf-8?q?=C3=BC?= jetzt", "AW: ü jetzt"),
    "language": ("=?utf-8*de?q?=C3=BC?=", "ü"),
    "spaces inside": ("=?utf-8?q?Hallo Welt?=", "Hallo Welt"),
    "question mark inside": ("=?utf-8?q?Wie geht's??=", "Wie geht's?"),
    "broken word": ("=?utf-8?q?Hallo", "=?utf-8?q?Hallo"),
    "folded": ("Drucker\n brennt\n\tjetzt", "Drucker brennt jetzt"),
    "folded word": ("=?utf-8?q?Hal?=\n =?utf-8?q?lo?=", "Hallo"),
    "eight bit": ("Grüße", "Grüße"),
    "line break encoded": ("=?utf-8?q?a=0D=0ABcc:_x@y.de?=", "a Bcc: x@y.de"),
    "NUL": ("=?utf-8?q?a=00b?=", "a b"),
    "turned round": ("=?utf-8?q?Drucker_=E2=80=AEnenffo?=", "Drucker nenffo"),
    "other breaks": ("=?utf-8?q?a=C2=85b=E2=80=A8c?=", "a b c"),
}


@pytest.mark.parametrize(("header", "expected"), SUBJECTS.values(), ids=SUBJECTS)
def test_subject_is_decoded(header, expected):
    assert parse(letter(Subject=header)).subject == expected


def test_eight_bit_header_in_the_charset_of_the_body():
    raw = "Subject: Привет\nContent-Type: text/plain; charset=koi8-r\n\nПривет".encode("koi8-r")

    assert parse(raw).subject == "Привет"
    assert parse(raw).text == "Привет"


def test_long_subject_is_kept_whole():
    subject = "Drucker " * 500

    assert parse(letter(Subject=subject)).subject == subject.strip()


def test_text_directly_after_the_headers_is_kept():
    mail = parse(b"From: a@b.de\nSubject: x\nHallo, kein Absatz.\n\nEnde\n")

    assert mail.text == "Hallo, kein Absatz.\n\nEnde\n"
    assert mail.defects == ("header-without-end",)


def test_broken_folding_does_not_hide_the_sender():
    mail = parse(b"Subject: Eins\nzwei drei\nFrom: a@b.de\n\nHallo")

    assert (mail.subject, mail.from_email) == ("Eins zwei drei", "a@b.de")


@pytest.mark.parametrize(
    "start", [b"\r\n\r\n", b"From a@b.de Tue Mar  3 10:11 2026\n", b"\n" * 999]
)
def test_what_stands_before_the_headers_is_skipped(start):
    assert parse(start + letter()).subject == "Drucker"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_kind_of_line_end_is_read(end):
    raw = letter("Eins\nZwei").replace(b"\n", end.encode())

    assert (parse(raw).subject, parse(raw).text) == ("Drucker", "Eins\nZwei")


def test_bytes_without_any_header_are_text():
    mail = parse("Nur ein Gruß.".encode())

    assert mail.text == "Nur ein Gruß."
    assert mail.from_email == ""


def test_only_the_first_sender_counts_and_the_rest_is_told():
    mail = parse(b"From: a@b.de\nFrom: c@d.de\n\nHallo")

    assert mail.from_email == "a@b.de"
    assert "from-repeated" in mail.defects


def test_far_too_many_headers_are_counted_as_defect():
    mail = parse(b"From: a@b.de\n" + b"X: y\n" * 50_000 + b"\nHallo")

    assert (mail.from_email, mail.text) == ("a@b.de", "Hallo")
    assert "headers-too-many" in mail.defects
