import pytest

from tests.mail.post import STRANGER, mail
from tresen.house.models import Mailbox
from tresen.mail.models import Pickup
from tresen.mail.pickups.envelope import envelope_of


@pytest.fixture
def pickup(house):
    Mailbox.objects.create(address="vertrieb@tresen.example", name="Vertrieb")
    return Pickup(mailbox=Mailbox.objects.main(), host="mx.example", protocol="imap")


TRACES = [
    ({"To": "fremd@elsewhere.example"}, "support@tresen.example"),
    ({"To": "vertrieb@tresen.example"}, "vertrieb@tresen.example"),
    ({"To": None, "Cc": "Vertrieb <vertrieb@tresen.example>"}, "vertrieb@tresen.example"),
    ({"To": None, "Delivered_To": "vertrieb+abc@tresen.example"}, "vertrieb+abc@tresen.example"),
    ({"X_Original_To": "vertrieb@tresen.example"}, "vertrieb@tresen.example"),
]


@pytest.mark.parametrize(("headers", "reader"), TRACES)
def test_a_mail_is_for_whichever_mailbox_of_ours_it_names(pickup, headers, reader):
    assert envelope_of(mail(STRANGER, **headers), pickup).recipients[0] == reader


@pytest.mark.parametrize(
    ("path", "sender"),
    [("<>", "<>"), ("<chef@elsewhere.example>", "chef@elsewhere.example"), (None, "")],
)
def test_the_sender_is_the_one_that_the_last_server_wrote_down(pickup, path, sender):
    assert envelope_of(mail(STRANGER, Return_Path=path), pickup).sender == sender


def test_bytes_that_are_no_mail_have_an_envelope_all_the_same(pickup):
    assert envelope_of(b"\x00\xff" * 1000, pickup).recipients == ("support@tresen.example",)
