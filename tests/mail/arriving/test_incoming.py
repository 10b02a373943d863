import pytest
from django.db import connection

from tests.mail.post import mail, receive
from tresen.mail.models import IncomingMail


@pytest.mark.parametrize(
    "words", ["Erika@OnDemand.example", "brand@business.example", "<brand@business.example>"]
)
def test_a_mail_is_found_by_its_sender_or_its_message_id(house, words):
    wanted = receive(mail("erika@ondemand.example", Message_ID="<brand@business.example>"))
    receive(mail("bashir@business.example"))

    assert list(IncomingMail.objects.found_by(words)) == [wanted]


def test_indexes_find_a_mail_among_a_million(house):
    receive(mail("erika@ondemand.example"))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
    plan = IncomingMail.objects.found_by("erika@ondemand.example").order_by().explain()

    assert "mail_by_sender" in plan
    assert "mail_by_envelope_sender" in plan
    assert "mail_by_message_id" in plan
