"""What is said of a mail that came in: why it is where it is, and what pointed to its ticket.

The page of the Posteingang and the message on its ticket say it in the same words.
"""

from django.utils.translation import gettext_lazy as _

from .incoming import IncomingMail

Evidence = IncomingMail.Evidence

REASONS = {
    "by_hand": _("A person decided that it needs nothing from us."),
    "no_request": _("Mail of this list or sender is no request, as a person decided."),
    "moved_by_staff": _("Staff moved what it says to this ticket."),
    "not_understood": _("We could not read this mail."),
    "kills_the_worker": _("Reading this mail ended the program each time, so we stopped trying."),
    "no_sender": _("The mail does not say who sent it."),
    "came_twice": _("The same mail has come before."),
    "from_ourselves": _("The mail comes from an address of our own."),
    "bounce_of_nothing_known": _("It reports a letter that we do not know."),
    "letter_delayed": _("It reports that a letter of ours is late; it may still arrive."),
    "letter_goes_again": _("It sends a letter of ours back for now; we send it again later."),
    "report_in_doubt": _("It reports something about a letter of ours, and does not prove it."),
    "letter_complained_of": _("A reader reported a letter of ours as spam."),
    "automatic_reply_to_nothing": _("An automatic reply that answers no ticket."),
    "automatic": _("An automatic reply, filed for staff only."),
    "our_own_letter": _("The mail is a letter of our own that came back to us."),
    "forged": _("Our mail server says that somebody else wrote it, so only staff can read it."),
    "written_anew": _(
        "It was sent to the reply address of another ticket, but begins something new."
    ),
    "too_late": _(
        "It answers a ticket on which nobody has said anything for half a year, so it begins anew."
    ),
    "no_party_there": _("It answers a mail on another ticket, where its sender is no party."),
    "of_a_duplicate": _("It answers a ticket that was closed as a duplicate of this one."),
    "gathered": _("Its sender has opened many tickets lately, so it is gathered in one of them."),
    "third_party": _("The sender is no party to the ticket, so only staff can read it."),
}
EVIDENCE = {
    Evidence.SIGNED_ID: _("The mail answers a letter of ours on this ticket."),
    Evidence.SIGNED_ADDRESS: _("The mail was sent to the reply address of this ticket."),
    Evidence.MARKER: _("The mail quotes a letter of ours on this ticket."),
    Evidence.RECEIVED_ID: _("The mail answers another mail that is on this ticket."),
}


def why(mail):
    """Why it is where it is, in a sentence; empty where there is nothing to say."""
    return REASONS.get(mail.reason, mail.reason)


def belongs_because(mail):
    """What pointed to the ticket; empty where nothing did."""
    return EVIDENCE.get(mail.evidence, "")
