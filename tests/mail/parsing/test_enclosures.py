import base64
import hashlib

import pytest

from tresen.mail.parsing import parse

from .letters import PLAIN, multipart


def enclosed(headers: str) -> str:
    mail = parse(multipart(f"{PLAIN}Hallo", f"Content-Type: image/png\n{headers}\n\nbytes"))
    return mail.attachments[0].filename


NAMES = {
    "plain": "Content-Disposition: attachment; filename=a.png",
    "quoted": 'Content-Disposition: attachment; filename="a.png"',
    "type only": "Content-Type: image/png; name=a.png",
    "extended": "Content-Disposition: attachment; filename*=utf-8''a.png",
    "sections": "Content-Disposition: attachment; filename*0=a; filename*1=.png",
    "sections, out of order": "Content-Disposition: attachment; filename*1=.png; filename*0=a",
    "sections, encoded": "Content-Disposition: attachment; filename*0*=utf-8''%61; filename*1=.png",
    "both": "Content-Disposition: attachment; filename=b.png; filename*=utf-8''a.png",
    "encoded word": "Content-Disposition: attachment; filename==?utf-8?q?a=2Epng?=",
    "folded": "Content-Disposition: attachment;\n filename=a.png",
}


@pytest.mark.parametrize("headers", NAMES.values(), ids=NAMES)
def test_name_is_found(headers):
    mail = parse(multipart(f"{PLAIN}Hallo", f"{headers}\n\nbytes"))

    assert mail.attachments[0].filename == "a.png"


UMLAUTS = [
    "filename*=utf-8''M%C3%BCll%20%E2%82%AC.pdf",
    "filename*=iso-8859-15''M%FCll%20%A4.pdf",
    "filename*0*=utf-8''M%C3; filename*1*=%BCll%20%E2%82%AC; filename*2=.pdf",
    'filename="=?utf-8?q?M=C3=BCll_=E2=82=AC=2Epdf?="',
    'filename="=?utf-8?b?TcO8bGwg?=\n =?utf-8?b?4oKsLnBkZg==?="',
    'filename="Müll €.pdf"',
]


@pytest.mark.parametrize("parameter", UMLAUTS)
def test_umlauts_in_names_are_intact(parameter):
    assert enclosed(f"Content-Disposition: attachment; {parameter}") == "Müll €.pdf"


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        ('filename="a;b.png"', "a;b.png"),
        (r'filename="a\"b.png"', 'a"b.png'),
        (r'filename="C:\temp\a.png"', r"C:\temp\a.png"),
        ("filename*=utf-8''a%00%0D%0Ab.png", "a b.png"),
        ('filename="a.png', "a.png"),
        ("filename*=''", "attachment-1.png"),
        ("filename*=x", "x"),
        ("filename*x*=utf-8''y", "attachment-1.png"),
    ],
)
def test_odd_names_are_survived(parameter, expected):
    assert enclosed(f"Content-Disposition: attachment; {parameter}") == expected


def test_the_same_name_three_times_is_three_attachments():
    headers = "Content-Disposition: attachment; filename=image.png\n\n"
    mail = parse(multipart(*(f"{headers}{number}" for number in range(3))))

    assert [one.filename for one in mail.attachments] == ["image.png"] * 3
    assert [one.content for one in mail.attachments] == [b"0", b"1", b"2"]


def test_content_is_what_was_enclosed():
    content = bytes(range(256)) * 100
    headers = (
        b"Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64"
    )
    mail = parse(multipart(headers + b"\n\n" + base64.encodebytes(content)))
    [attachment] = mail.attachments

    assert (attachment.filename, attachment.content_type) == ("winmail.dat", "application/ms-tnef")
    assert (attachment.content, attachment.size) == (content, 25_600)
    assert attachment.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("AW: WG: Drucker brennt", "Drucker brennt.eml"),
        ("=?utf-8?q?Re=3A_=C3=84rger?=", "Ärger.eml"),
        ("Re:", ""),
    ],
)
def test_a_mail_within_a_mail_is_named_after_what_it_is_about(subject, name):
    nested = f"Content-Type: message/rfc822\n\nSubject: {subject}\n\nHallo"
    [letter] = parse(multipart(f"{PLAIN}Hallo", nested)).attachments

    assert (letter.filename if letter.is_named else "") == name
