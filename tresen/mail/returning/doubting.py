"""Reports that anybody could have written: noted and told, and nothing follows from them.

Whoever reads a letter knows all that stands in it, so no report proves that a server wrote it. But
a reader who has been heard from since has it, or needs it no more; and a domain can be vouched for.
"""

from datetime import timedelta

from tresen.lib.address import address_or_nothing
from tresen.mail.arriving.hearing import check_of, heard
from tresen.mail.arriving.settled import Outcome, Settled
from tresen.mail.leaving.stages import Stage, note
from tresen.people.models import Person
from tresen.tickets.models import Event, Message

Check = Message.SenderCheck
# Servers try for five days (RFC 5321, 4.5.4.1); some hold what they say about it back.
REPORTS_COME_WITHIN = timedelta(days=30)
# What a person's mailbox or somebody else does in their name.
NOT_THEMSELVES = (Event.Kind.AUTOMATIC_MAIL_FILED, Event.Kind.THIRD_PARTY_WROTE)


def is_believed(letter, parsed, *, at):
    """That a letter named by its Message-ID came back."""
    in_time = at - (letter.sent_at or letter.created_at) <= REPORTS_COME_WITHIN
    return in_time and check_of(parsed) != Check.FORGED and not _was_heard_from_since(letter)


def is_from_provider_of(letter, parsed):
    """Vouched for, and sent by the domain of the letter's reader, or from below it."""
    domain = address_or_nothing(parsed.from_email).rpartition("@")[2]
    theirs = letter.to.rpartition("@")[2]
    return check_of(parsed) == Check.VERIFIED and f".{domain}".endswith(f".{theirs}")


def doubt(letter, parsed, mail, words):
    """Of several reports about one letter the ticket tells the first one only."""
    is_news = not letter.stages.filter(what=Stage.What.DOUBTED).exists()
    note(letter, Stage.What.DOUBTED, at=mail.received_at, words=words)
    message = None
    if is_news and letter.ticket and not letter.is_for_staff:
        by, at = Person.objects.system(), mail.received_at
        message = letter.ticket.doubt_report(heard(parsed, mail), by=by, at=at)
    return Settled(Outcome.BOUNCED, letter.ticket, message, "report_in_doubt")


def _was_heard_from_since(letter):
    if letter.ticket is None or letter.is_for_staff:
        return False
    done = letter.ticket.events.filter(by=letter.person).exclude(kind__in=NOT_THEMSELVES)
    return done.filter(at__gt=letter.sent_at or letter.created_at).exists()
