import pytest

from tresen.mail.parsing import parse

from .letters import letter


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("Auto-Submitted: auto-replied", "auto-replied"),
        ("auto-submitted: AUTO-GENERATED (vacation)", "auto-generated"),
        ("Auto-Submitted: auto-notified; owner-email=a@b.de", "auto-notified"),
        ("Precedence: bulk", "precedence: bulk"),
        ("Precedence: junk", "precedence: junk"),
        ("Precedence: auto_reply", "precedence: auto_reply"),
        ("X-Autoreply: yes", "x-autoreply"),
        ("X-Autorespond: Drucker", "x-autorespond"),
    ],
)
def test_automatic_letter_is_told_with_its_reason(header, reason):
    mail = parse(header.encode() + b"\n" + letter())

    assert mail.is_auto_reply
    assert mail.auto_submitted == reason


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: no",
        "Auto-Submitted: no (a person)",
        "X-Autoreply: no",
        "X-Auto-Response-Suppress: All",
        "Return-Path: <>",
        "Precedence: list",
        "List-Id: <kunden.example.org>",
        "X-Tresen-Automatic: yes",
    ],
)
def test_letter_of_a_person_stays_one(header):
    mail = parse(header.encode() + b"\n" + letter())

    assert not mail.is_auto_reply
    assert not mail.is_bounce


@pytest.mark.parametrize("header", ["Precedence: list", "List-Id: <a.b>", "List-Unsubscribe: <x>"])
def test_letter_of_a_list_is_told(header):
    assert parse(header.encode() + b"\n" + letter()).is_list
    assert not parse(letter()).is_list


def test_subject_counts_only_with_the_wish_for_silence():
    subject = "Automatische Antwort: Drucker"

    assert not parse(letter(Subject=subject)).is_auto_reply
    assert parse(letter(Subject=subject, X_Auto_Response_Suppress="All")).is_auto_reply


def test_empty_return_path_is_told():
    assert parse(letter(Return_Path="<>")).return_path_empty
    assert not parse(letter(Return_Path="<a@b.de>")).return_path_empty
    assert not parse(letter()).return_path_empty


def test_results_of_authentication_come_in_order_and_raw():
    raw = b"Authentication-Results: mx; spf=pass\nAuthentication-Results: evil;\n dkim=pass\n"

    assert parse(raw + letter()).authentication_results == ("mx; spf=pass", "evil; dkim=pass")
