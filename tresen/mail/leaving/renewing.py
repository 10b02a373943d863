"""A letter that leaves once more needs its secret links: they were taken out when it left."""

from tresen.costs.consents.consenting import may_consent
from tresen.costs.models import DecisionLink, Quote
from tresen.lib.secret_links import HIDDEN
from tresen.mail.wording.wording import about_account

from .outgoing import OutgoingMail

TAKEN_OUT = f"/decisions/{HIDDEN}/"


def is_torso(letter):
    """A link that opens an account may also have ended: it is always a fresh one."""
    has_lost_it = TAKEN_OUT in letter.text or TAKEN_OUT in letter.html
    return has_lost_it or letter.kind in OutgoingMail.WITH_A_KEY


def can_be_renewed(letter):
    """Only for who may decide today: rights end, and a letter does not give them back."""
    ticket, person = letter.ticket, letter.person
    if letter.kind in OutgoingMail.WITH_A_KEY:
        return person is not None and person.login.is_active
    if ticket is None or person is None or person.is_staff:
        return False
    if ticket.customer is None:
        return "quote" in letter.event.facts and person.pk == ticket.contact_id
    return bool(may_consent(person, ticket.customer))


def renew(letter, *, at):
    """The old link opens nothing else, and ends by itself."""
    if letter.kind in OutgoingMail.WITH_A_KEY:
        # It says until when its link works, and what for.
        letter.subject, letter.text, letter.html = about_account(letter.kind, letter.person, at)
    else:
        _put_in_fresh_link(letter, at)
    letter.save(update_fields=["subject", "text", "html"])


def _put_in_fresh_link(letter, at):
    quote = Quote.objects.filter(pk=letter.event.facts.get("quote")).first()
    address = DecisionLink.objects.make(letter.ticket, letter.person, at=at, quote=quote)
    fresh = f"/decisions/{address.rstrip('/').rpartition('/')[2]}/"
    letter.text = letter.text.replace(TAKEN_OUT, fresh)
    letter.html = letter.html.replace(TAKEN_OUT, fresh)
