"""Who wrote, where does it belong, and which verb follows."""

from dataclasses import replace

from tresen.house.models import Mailbox
from tresen.lib.address import NotAnAddress, normalise
from tresen.mail.identity import letter_in_message_id
from tresen.mail.returning.bouncing import sort_bounce
from tresen.mail.returning.complaining import sort_complaint
from tresen.mail.returning.healing import heal_address_of
from tresen.people.models import Person

from .arrived import Arrived
from .belonging import evidence_in, is_fresh, may_join
from .ignoring import NO_REQUEST, is_ignored
from .joining import join
from .opening import open_beside, open_with
from .settled import Outcome, Settled


def sort(parsed, mail):
    if parsed.bounce:
        return sort_bounce(parsed, mail)
    if parsed.complaint and (settled := sort_complaint(parsed, mail)):
        return settled
    if letter_in_message_id(parsed.message_id or ""):
        return Settled(Outcome.IGNORED, reason="our_own_letter")
    parsed = _with_named_sender(parsed, mail)
    if not _is_address(parsed.from_email):
        return Settled(Outcome.PARKED, reason="no_sender")
    if Mailbox.objects.at(parsed.from_email):
        return Settled(Outcome.IGNORED, reason="from_ourselves")
    return _sort_words(Arrived(parsed, mail, _author_of(parsed, mail)))


def _with_named_sender(parsed, mail):
    """Somebody on the staff said who wrote it, as the mail does not."""
    return replace(parsed, from_email=mail.named_sender) if mail.named_sender else parsed


def _is_address(text):
    try:
        return bool(normalise(text))
    except NotAnAddress:
        return False


def _author_of(parsed, mail):
    """Whom From names: neither Sender nor Reply-To ever speaks, or is written to."""
    language = mail.mailbox.language if mail.mailbox else Person.Language.GERMAN
    return Person.objects.meet(parsed.from_email, name=parsed.from_name, language=language)


def _sort_words(arrived):
    parsed, mail = arrived.parsed, arrived.mail
    heal_address_of(arrived)
    recipients = [*mail.envelope_to, *parsed.to, *parsed.cc]
    evidence = evidence_in(parsed, recipients, at=mail.received_at)
    if evidence:
        return _sort_by(evidence, arrived)
    if is_ignored(parsed):
        return Settled(Outcome.IGNORED, reason=NO_REQUEST)
    return open_with(arrived)


def _sort_by(evidence, arrived):
    if evidence.is_over(arrived.mail.received_at) and _may_hint(evidence, arrived.author):
        return open_beside(evidence.ticket, arrived, "too_late")
    if evidence.by_address and is_fresh(arrived.parsed, evidence.ticket):
        return _known(evidence, open_beside(evidence.ticket, arrived, "written_anew"))
    if settled := join(evidence, arrived):
        return _known(evidence, settled)
    if arrived.is_forged:
        return open_beside(evidence.ticket, arrived, "forged")
    return open_with(arrived, "no_party_there")


def _may_hint(evidence, author):
    """What anybody may know shows nothing to somebody who is no party there."""
    return evidence.signed or may_join(evidence.ticket, author)


def _known(evidence, settled):
    return replace(settled, evidence=evidence.kind)
