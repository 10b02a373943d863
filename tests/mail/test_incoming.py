import pytest

from tests.mail.post import mail, receive
from tresen.mail.models import IncomingMail


@pytest.mark.parametrize(
    "words", ["Erika@OnDemand.example", "brand@business.example", "<brand@business.example>"]
)
def test_a_mail_is_found_by_its_sender_or_its_message_id(house, words):
    wanted = receive(mail("erika@ondemand.example", Message_ID="<brand@business.example>"))
    receive(mail("bashir@business.example"))

    assert list(IncomingMail.objects.found_by(words)) == [wanted]
