"""In-Reply-To and References, so that any mail program shows one conversation."""

from operator import itemgetter

from .outgoing import OutgoingMail

AT_MOST = 12
LONGEST = 250


def references_of(ticket, person):
    """(In-Reply-To, References) of the next letter on a ticket to a person (RFC 5322, 3.6.4)."""
    # What came and what it made us say bear the same time: first the one, then the other.
    known = sorted([*_received(ticket), *_sent(ticket, person)], key=itemgetter(0))[-AT_MOST:]
    chain = [message_id for _, message_id in known if len(message_id) <= LONGEST]
    return (chain[-1] if chain else "", " ".join(chain))


def _received(ticket):
    mails = ticket.messages.public().exclude(rfc_message_id="").order_by("-created_at", "-id")
    return mails.values_list("created_at", "rfc_message_id")[:AT_MOST]


def _sent(ticket, person):
    letters = OutgoingMail.objects.filter(ticket=ticket, person=person).order_by("-id")
    return letters.values_list("created_at", "rfc_message_id")[:AT_MOST]
