"""Mail that a program hands over."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.api.door import Door, faults
from tests.mail.post import STRANGER, SUPPORT, mail, receive
from tresen.files.bound import MOST_BYTES
from tresen.mail.arriving.filing import file_all
from tresen.mail.models import IncomingMail
from tresen.people.models import Token
from tresen.tickets.models import Ticket

KIND = "message/rfc822"
PRINTER = mail("bashir@business.example", Message_ID="<brand@business.example>")
NOBODY = "nobody@elsewhere.example"


@pytest.fixture
def gateway(kim):
    """A program with a key for mail, whoever's it is."""
    door = Door(kim)
    door.secret = Token.objects.issue(kim, is_for_mail=True)
    return door


@pytest.fixture
def printer(house, nordlicht):
    """A ticket that Bashir opened by a mail to our own server."""
    return receive(PRINTER).ticket


def hand_over(door, raw, envelope=(("from", STRANGER), ("to", SUPPORT)), **headers):
    return door.post(f"mail?{urlencode(envelope)}", raw, content_type=KIND, **headers)


def test_what_is_handed_over_is_stored_as_it_came_with_its_envelope(gateway):
    raw = mail(STRANGER, "Grüße\0").replace(b"\n", b"\r\n")
    answer = hand_over(gateway, raw)

    kept = IncomingMail.objects.get()
    assert answer.status_code == 202
    assert answer.json() == {"id": kept.pk, "state": "received", "repeats": None}
    assert (bytes(kept.blob.data), kept.source, kept.peer) == (raw, "http", "127.0.0.1")
    assert (kept.envelope_from, kept.envelope_to) == (STRANGER, [SUPPORT])
    assert kept.mailbox.address == SUPPORT


def test_it_is_filed_like_any_other_mail(gateway):
    hand_over(gateway, mail(STRANGER))
    file_all()

    assert Ticket.objects.get().messages.get().origin == "mail"


def test_the_same_bytes_again_are_told_and_open_nothing(gateway):
    first = hand_over(gateway, mail(STRANGER)).json()
    again = hand_over(gateway, mail(STRANGER))
    file_all()

    assert (again.status_code, again.json()["repeats"]) == (202, first["id"])
    assert Ticket.objects.count() == 1


def test_what_came_another_way_is_not_told(gateway, printer):
    assert hand_over(gateway, PRINTER).json()["repeats"] is None


@pytest.mark.parametrize(
    "to", [[], [("to", SUPPORT)], [("to", "notfall@tresen.example")], [("to", NOBODY)]]
)
def test_the_answer_is_the_same_for_known_and_unknown_addresses(gateway, to):
    told = hand_over(gateway, mail(STRANGER), to)

    assert (told.status_code, set(told.json())) == (202, {"id", "state", "repeats"})


@pytest.mark.parametrize("about", ["<brand@business.example>", "<unknown@business.example>"])
def test_the_answer_is_the_same_for_known_and_unknown_tickets(gateway, printer, about):
    told = hand_over(gateway, mail("bashir@business.example", "Noch", In_Reply_To=about)).json()

    assert (told["state"], told["repeats"]) == ("received", None)


def test_a_letter_to_several_of_ours_is_one(gateway):
    hand_over(gateway, mail(STRANGER), [("to", "notfall@tresen.example"), ("to", SUPPORT)])

    assert IncomingMail.objects.get().envelope_to == ["notfall@tresen.example", SUPPORT]


def test_a_report_has_no_sender(gateway):
    hand_over(gateway, mail("MAILER-DAEMON@mx.example"), [("from", "<>")])

    assert IncomingMail.objects.get().has_null_sender


@pytest.mark.parametrize(
    ("who", "status"), [("ada", 202), ("kim", 404), ("sam", 404), ("bashir", 404)]
)
def test_whoever_is_believed_is_an_administrator_or_has_a_key_for_it(request, api, who, status):
    assert hand_over(api(request.getfixturevalue(who)), mail(STRANGER)).status_code == status
    assert IncomingMail.objects.count() == (status == 202)


@pytest.mark.parametrize("path", ["tickets", "tickets/4821-9375/messages", "statements"])
def test_a_key_for_mail_opens_nothing_else(gateway, path):
    assert gateway.get(path).status_code == 401


@pytest.mark.parametrize(
    ("envelope", "names"),
    [
        ([("subject", "x")], {"subject"}),
        ([("from", "a@b.example"), ("from", "c@d.example")], {"from"}),
        ([("from", "a@b.example\r\nX: y")], {"from"}),
        ([("from", "a" * 321)], {"from"}),
        ([("to", SUPPORT)] * 101, {"to"}),
        ([("sender", STRANGER)], {"sender"}),
    ],
)
def test_an_envelope_that_cannot_be_is_refused(gateway, envelope, names):
    refused = hand_over(gateway, mail(STRANGER), envelope)

    assert (refused.status_code, set(faults(refused))) == (422, names)
    assert not IncomingMail.objects.exists()


@pytest.mark.parametrize(
    ("raw", "kind", "status"),
    [
        (b"From: x\n\nHallo", "application/json", 415),
        (b"From: x\n\nHallo", "multipart/form-data; boundary=x", 415),
        (b"", KIND, 422),
    ],
)
def test_what_is_no_letter_is_refused(gateway, raw, kind, status):
    refused = gateway.post("mail", raw, content_type=kind)

    assert refused.status_code == status
    assert refused["Content-Type"] == "application/problem+json"


def test_a_letter_may_be_larger_than_a_form(gateway):
    raw = mail(STRANGER, "x" * MOST_BYTES)

    assert hand_over(gateway, raw).status_code == 202
    assert IncomingMail.objects.get().blob.size == len(raw)


def test_a_letter_that_is_too_large_is_refused_unread(gateway):
    headers = {"Authorization": f"Bearer {gateway.secret}", "Content-Length": str(2**27)}
    refused = Client().post("/api/v1/mail", b"", content_type=KIND, headers=headers)

    assert (refused.status_code, refused["Content-Type"]) == (413, "application/problem+json")


def test_with_a_key_it_is_handed_over_once(gateway):
    first = hand_over(gateway, mail(STRANGER), Idempotency_Key="7a")
    again = hand_over(gateway, mail(STRANGER), Idempotency_Key="7a")

    assert first.content == again.content
    assert IncomingMail.objects.count() == 1


def test_the_same_key_with_another_envelope_is_another_request(gateway):
    hand_over(gateway, mail(STRANGER), Idempotency_Key="7a")
    other = hand_over(gateway, mail(STRANGER), [("to", NOBODY)], Idempotency_Key="7a")

    assert other.json()["code"] == "idempotency_key_reused"
