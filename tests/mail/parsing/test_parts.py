import hashlib

import pytest

from tresen.mail.parsing import limits, parse

from .letters import HTML, PLAIN, letter, multipart


def test_parts_are_read_in_order():
    mail = parse(multipart(f"{PLAIN}Eins", f"{PLAIN}Zwei"))

    assert mail.text == "Eins\n\nZwei"
    assert mail.defects == ()


def test_boundary_that_begins_like_another_is_told_apart():
    inner = "Content-Type: multipart/mixed; boundary=edge1\n\n--edge1\n\nEins\n--edge1--\n"
    mail = parse(multipart(inner, f"{PLAIN}Zwei"))

    assert mail.text == "Eins\n\nZwei"


def test_missing_closing_boundary_loses_nothing():
    raw = multipart(f"{PLAIN}Eins", f"{PLAIN}Zwei").replace(b"--edge--\n", b"")

    assert parse(raw).text.rstrip() == "Eins\n\nZwei"
    assert parse(raw).defects == ("closing-boundary-missing",)


@pytest.mark.parametrize("kind", ["multipart/mixed", "multipart/mixed; boundary=other"])
def test_missing_boundary_shows_the_body_as_text(kind):
    mail = parse(letter("--edge\n\nEins\n--edge--", Content_Type=kind))

    assert "Eins" in mail.text
    assert mail.defects == ("boundary-missing",)


@pytest.mark.parametrize("kind", ["text", ""])
def test_what_could_be_text_is_read_as_text(kind):
    mail = parse(letter("Hallo", Content_Type=kind))

    assert mail.text == "Hallo"
    assert mail.defects == ("content-type-unreadable",)


@pytest.mark.parametrize("kind", ["/", "text/plain/x", "te xt/plain"])
def test_what_has_no_readable_type_is_kept_as_a_file(kind):
    mail = parse(letter("Hallo", Content_Type=kind))

    assert [attachment.content for attachment in mail.attachments] == [b"Hallo"]
    assert mail.defects == ("content-type-unreadable",)


def test_deep_nesting_keeps_the_rest_as_one_attachment():
    level = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
    raw = b"".join(level % (number, number) for number in range(1000)) + b"\nGrund"
    mail = parse(raw)

    assert "parts-too-deep" in mail.defects
    assert mail.attachments[0].content.endswith(b"Grund")


def test_a_million_empty_parts_keep_the_rest_as_one_attachment():
    mail = parse(
        letter(b"--e\n\n" * 1_000_000 + b"Ende", Content_Type="multipart/mixed; boundary=e")
    )

    assert mail.attachments[-1].content.endswith(b"Ende")
    assert "parts-too-many" in mail.defects
    assert len(mail.attachments) < limits.PARTS


def test_a_thousand_nested_letters_are_one_attachment():
    mail = parse(b"Content-Type: message/rfc822\n\n" * 1000 + b"Hallo")

    assert len(mail.attachments) == 1
    assert mail.attachments[0].content.endswith(b"Hallo")


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_enclosed_letter_stays_identical_byte_by_byte(end):
    inner = multipart(f"{PLAIN}Eins\n\n", f"{HTML}<p>Zwei", Subject="=?utf-8?q?=C3=84rger?=")
    inner = inner.replace(b"edge", b"core").replace(b"\n", end)
    outer = multipart(f"{PLAIN}siehe unten", b"Content-Type: message/rfc822\n\nINNER")
    mail = parse(outer.replace(b"\n", end).replace(b"INNER", inner))

    assert mail.attachments[0].filename == "Ärger.eml"
    assert mail.attachments[0].content == inner
    assert mail.attachments[0].sha256 == hashlib.sha256(inner).hexdigest()


def test_digest_holds_letters():
    mail = parse(multipart("\nSubject: Eins\n\nHallo", "\nSubject: Zwei\n\nHallo", kind="digest"))

    assert [attachment.filename for attachment in mail.attachments] == ["Eins.eml", "Zwei.eml"]
