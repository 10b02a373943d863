import pytest

from tests.cast import berlin
from tests.scenes import scene
from tresen.desk.counting import counts_for
from tresen.mail.arriving.filing import file_now
from tresen.mail.arriving.intake import Envelope, store
from tresen.mail.models import IncomingMail, OutgoingMail
from tresen.tickets.models import BrokenPromise, Ticket
from tresen.tickets.said import NewTicket, Said

TEN = berlin("mon", "10:30")


@pytest.fixture
@scene
def mixed(shop_is_down, mailbox_is_full, kim, lea):
    """One each: of another's, of mine, waiting, answered, closed."""
    erika, muster = mailbox_is_full.contact, mailbox_is_full.customer
    new = NewTicket("Drei Fragen", Said("Bitte."), customer=muster)
    more = [Ticket.open(new, by=erika, at=TEN) for _ in range(3)]
    shop_is_down.pass_to(lea, by=kim, at=TEN)
    mailbox_is_full.pass_to(kim, by=kim, at=TEN)
    more[0].ask(Said("Welches Postfach?"), by=kim, at=TEN)
    more[1].answer(Said("Gleich."), by=lea, at=TEN)
    more[2].close(Said("Erledigt."), result="solved", by=kim, at=TEN)


def test_tickets_are_counted_as_their_lists_have_them(mixed, kim):
    counts = counts_for(kim)
    ours = Ticket.objects.ours()

    assert int(counts["queue"]) == ours.count() == 3
    assert int(counts["mine"]) == ours.owned_by(kim).count() == 1
    assert int(counts["waiting"]) == Ticket.objects.waiting().count() == 1


def test_parked_mail_is_counted(mixed, kim):
    file_now(store(b"\r\nVon niemandem", Envelope("pipe", recipients=("support@tresen.example",))))

    assert int(counts_for(kim)["parked"]) == IncomingMail.objects.parked().count() == 1


def test_failed_letters_are_counted(mixed, kim):
    letter = OutgoingMail.objects.first()
    letter.state = OutgoingMail.State.FAILED
    letter.save(update_fields=["state"])

    assert counts_for(kim)["failed"] == "1"


def test_broken_promises_are_counted_until_they_are_mended(mixed, shop_is_down, kim):
    event = shop_is_down.events.first()
    first, _ = (
        BrokenPromise.objects.create(event=event, consequence="confirm_by_mail", error="Oh")
        for _ in range(2)
    )
    first.mend(by=kim, at=TEN)

    assert int(counts_for(kim)["broken"]) == BrokenPromise.objects.open().count() == 1
