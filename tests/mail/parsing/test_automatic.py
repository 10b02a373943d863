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


PROGRAMS = {
    "Outlook": {
        "Subject": "Automatische Antwort: Drucker",
        "X_Auto_Response_Suppress": "All",
        "X_MS_Exchange_Generated_Message_Source": "Mailbox Rules Agent",
    },
    "Exchange, English": {
        "Subject": "Automatic reply: Printer",
        "Auto_Submitted": "auto-generated",
        "X_Auto_Response_Suppress": "DR, OOF, AutoReply",
    },
    "Exchange, old": {"Subject": "Out of Office: x", "X_Auto_Response_Suppress": "OOF"},
    "Gmail": {"Precedence": "bulk", "X_Autoreply": "yes", "Auto_Submitted": "auto-replied"},
    "GMX": {"Subject": "Abwesenheitsnotiz: Re: Drucker", "Return_Path": "<>"},
    "web.de": {"Subject": "Automatische Antwort auf Ihre E-Mail", "Return_Path": "<>"},
    "T-Online": {"Subject": "Urlaubsmeldung", "X_Autoresponder": "T-Online"},
    "Apple": {"Subject": "Re: Drucker", "Auto_Submitted": "auto-replied (vacation)"},
    "Sieve": {"Subject": "Auto: Drucker", "Auto_Submitted": "auto-replied (vacation)"},
    "vacation": {"Subject": "away from my mail", "Precedence": "junk"},
    "Horde": {"X_Vacation": "yes", "Precedence": "auto_reply"},
    "FirstClass": {"X_FC_MachineGenerated": "true"},
    "a ticket system": {"Subject": "Eingangsbestätigung [#1]", "Return_Path": "<>"},
    "a challenge": {"Subject": "Please confirm your message", "Return_Path": "<>"},
    "a challenge, German": {"Subject": "Bestätigen Sie bitte Ihre E-Mail", "Return_Path": "<>"},
    "ASK": {"Subject": "Re: Drucker", "X_AskVersion": "2.5"},
}


@pytest.mark.parametrize("headers", PROGRAMS.values(), ids=PROGRAMS)
def test_programs_are_known_by_how_they_write(headers):
    assert parse(letter("Ich bin im Urlaub.", **headers)).is_auto_reply


PEOPLE = {
    "redirected": {"Subject": "Re: Drucker", "Return_Path": "<>"},
    "through a list": {"Precedence": "list", "List_Id": "<kunden.example.org>"},
    "through an old list": {"Precedence": "bulk", "X_Mailing_List": "kunden@example.org"},
    "by Outlook": {"Subject": "AW: Drucker", "X_Auto_Response_Suppress": "All"},
    "about an absence": {"Subject": "Abwesenheit von Herrn Muster"},
    "who asks to confirm": {"Subject": "Bitte bestätigen Sie den Termin"},
    "who answers a machine": {"Subject": "AW: Automatische Antwort: Drucker", "Return_Path": "<>"},
}


@pytest.mark.parametrize("headers", PEOPLE.values(), ids=PEOPLE)
def test_people_are_heard_whatever_stands_around_their_words(headers):
    assert not parse(letter("Der Drucker brennt.", **headers)).is_auto_reply


def test_who_quotes_as_people_do_is_one_and_gets_no_echo():
    quote = "Ja.\n\nAm 03.03.26 um 10:11 schrieb Kim:\n> Geht es?"
    mail = parse(letter(quote, Precedence="bulk"))

    assert (mail.is_auto_reply, mail.is_list) == (False, True)


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
