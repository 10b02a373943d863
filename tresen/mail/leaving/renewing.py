"""A letter that leaves once more needs its links that decide: they were taken out when it left."""

from tresen.costs.consents.consenting import may_consent
from tresen.costs.models import DecisionLink, Quote
from tresen.lib.secret_links import HIDDEN

TAKEN_OUT = f"/decisions/{HIDDEN}/"


def is_torso(letter):
    return TAKEN_OUT in letter.text or TAKEN_OUT in letter.html


def can_be_renewed(letter):
    """Only for who may decide today: rights end, and a letter does not give them back."""
    ticket, person = letter.ticket, letter.person
    if ticket is None or person is None or person.is_staff:
        return False
    if ticket.customer is None:
        return "quote" in letter.event.facts and person.pk == ticket.contact_id
    return bool(may_consent(person, ticket.customer))


def renew(letter, *, at):
    """The same words with a fresh link; the old one opens nothing else, and ends by itself."""
    quote = Quote.objects.filter(pk=letter.event.facts.get("quote")).first()
    address = DecisionLink.objects.make(letter.ticket, letter.person, at=at, quote=quote)
    fresh = f"/decisions/{address.rstrip('/').rpartition('/')[2]}/"
    letter.text = letter.text.replace(TAKEN_OUT, fresh)
    letter.html = letter.html.replace(TAKEN_OUT, fresh)
    letter.save(update_fields=["text", "html"])
