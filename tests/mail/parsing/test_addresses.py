import pytest

from tresen.mail.parsing import parse
from tresen.mail.parsing.addresses import Mailbox, read_mailboxes

from .letters import letter

ONE = {
    "bare": ("a@b.de", "", "a@b.de"),
    "angled": ("<a@b.de>", "", "a@b.de"),
    "named": ("Erika Muster <a@b.de>", "Erika Muster", "a@b.de"),
    "quoted": ('"Muster, Erika" <a@b.de>', "Muster, Erika", "a@b.de"),
    "escaped": (r'"Erika \"Eri\" Muster" <a@b.de>', 'Erika "Eri" Muster', "a@b.de"),
    "encoded": ("=?utf-8?q?M=C3=BCller=2C_Max?= <a@b.de>", "Müller, Max", "a@b.de"),
    "encoded in quotes": ('"=?utf-8?q?M=C3=BCller?=" <a@b.de>', "Müller", "a@b.de"),
    "comment": ("a@b.de (Erika (die) Muster)", "Erika die Muster", "a@b.de"),
    "address as name": ("a@b.de <a@b.de>", "a@b.de", "a@b.de"),
    "foreign address as name": ('"chef@firma.de" <a@b.de>', "chef@firma.de", "a@b.de"),
    "encoded foreign address": (
        "=?utf-8?q?c=40f.de_=3Cx=40y=3E?= <a@b.de>",
        "c@f.de <x@y>",
        "a@b.de",
    ),
    "wholly encoded": ("=?utf-8?q?Erika_=3Ca=40b.de=3E?=", "Erika", "a@b.de"),
    "route": ("<@relay.de:a@b.de>", "", "a@b.de"),
    "spaces inside": ("Erika < a@b.de >", "Erika", "a@b.de"),
    "unclosed quote": ('"Erika <a@b.de>', "Erika", "a@b.de"),
    "mailto": ("'Erika' <a@b.de>", "Erika", "a@b.de"),
    "umlauts": ("Jörg <jörg@müller.de>", "Jörg", "jörg@müller.de"),
}


@pytest.mark.parametrize(("header", "name", "email"), ONE.values(), ids=ONE)
def test_one_mailbox_is_read(header, name, email):
    assert read_mailboxes(header) == [Mailbox(name, email)]


MANY = {
    "list": ("a@b.de, C <c@d.de>", ["a@b.de", "c@d.de"]),
    "trailing comma": ("a@b.de,", ["a@b.de"]),
    "semicolons": ("a@b.de; c@d.de", ["a@b.de", "c@d.de"]),
    "group": ("Team: a@b.de, c@d.de;, e@f.de", ["a@b.de", "c@d.de", "e@f.de"]),
    "nobody": ("undisclosed-recipients:;", []),
    "words only": ("Erika Muster", []),
    "empty": ("", []),
    "comma in name": ('"A, B" <a@b.de>, c@d.de', ["a@b.de", "c@d.de"]),
}


@pytest.mark.parametrize(("header", "emails"), MANY.values(), ids=MANY)
def test_many_mailboxes_are_read(header, emails):
    assert [mailbox.email for mailbox in read_mailboxes(header)] == emails


def test_five_hundred_recipients_are_all_kept():
    everybody = [f"person{number}@example.org" for number in range(500)]

    assert parse(letter(To=",\n ".join(everybody))).to == tuple(everybody)


def test_encoded_comma_never_makes_a_recipient():
    mail = parse(letter(To="=?utf-8?q?x=2C_evil=40y.de=2C?= <a@b.de>"))

    assert mail.to == ("a@b.de",)


def test_sender_stands_in_where_from_is_missing():
    mail = parse(b"Sender: a@b.de\nSubject: x\n\nHallo")

    assert (mail.from_email, mail.sender) == ("a@b.de", "a@b.de")
    assert mail.defects == ("from-missing",)


def test_long_address_is_kept_whole():
    email = "a" * 290 + "@" + "b" * 290 + ".de"

    assert parse(letter(From=f"<{email}>")).from_email == email
