"""Letters in words: why one is late, came back or stayed at home, and what was done with it."""

from django.utils.translation import gettext_lazy

from tresen.mail.leaving.retrying import CannotGo
from tresen.mail.models import OutgoingMail, Stage, Withheld
from tresen.mail.returning.undelivered import Why, judge
from tresen.people.models import Address

Because, Reason = OutgoingMail.Because, Withheld.Reason
What, Trouble = Stage.What, Address.Trouble

BECAUSE = {
    Because.TOO_MANY: gettext_lazy("Its reader has had many automatic letters lately."),
    Because.OVERTAKEN: gettext_lazy("What it says is no longer true."),
    Because.BY_HAND: gettext_lazy("Somebody on the staff kept it back."),
}
UNWRITTEN = {
    Reason.AUTOMATON: gettext_lazy("The mail came from a program, which wants no answer."),
    Reason.FORGED: gettext_lazy("Our mail server says that somebody else wrote the mail."),
    Reason.NO_ADDRESS: gettext_lazy("No mail address is known."),
    Reason.NO_READER: gettext_lazy("Nobody on the customer's side takes part who may read it."),
    Reason.NEVER_HEARD_FROM_US: gettext_lazy(
        "We had not written about this ticket yet: our first letter shall not be about a delay."
    ),
    Reason.NO_REQUEST: gettext_lazy("It was closed as no request: nobody asked for anything."),
    Reason.IN_VAIN: gettext_lazy(
        "Letters to this address come back, or were reported as spam. What staff write is sent "
        "all the same; a mail from there ends this."
    ),
}
# The promises that letters keep (design.md, section 1).
PROMISES = {
    "P1": gettext_lazy("We answer within the promised time."),
    "P2": gettext_lazy("You know what it costs before anyone starts."),
    "P3": gettext_lazy("You know what is included and what is charged."),
    "P4": gettext_lazy("Large orders get a quote first."),
    "P5": gettext_lazy("When we are late, you know how to reach us."),
    "P8": gettext_lazy("You hear from us when a ticket opens, closes, or waits for you."),
}
CANNOT_GO = {
    CannotGo.ON_ITS_WAY: gettext_lazy("This letter is on its way right now: wait a moment."),
    CannotGo.CANCELLED: gettext_lazy("This letter was cancelled: write a new one on the ticket."),
    CannotGo.NO_SERVER: gettext_lazy("No mail server is set (SMTP_URL), so nothing can leave."),
    CannotGo.NO_LINK: gettext_lazy(
        "This letter held a link to decide about costs, and its reader may not decide any more. "
        "Ask for the consent or send the quote anew on the ticket."
    ),
    CannotGo.NO_KEY: gettext_lazy(
        "This letter held a link to choose a password, and gets no new one. Whoever may sign in "
        "can ask for one on the sign-in page."
    ),
}
CAME_BACK = {
    Why.NO_SUCH: gettext_lazy("Not delivered to %(to)s: there is no such address."),
    Why.FULL: gettext_lazy("Not delivered to %(to)s: the mailbox is full."),
    Why.REFUSED: gettext_lazy("Not delivered to %(to)s: the mail server there refuses us."),
    Why.PASSING: gettext_lazy("Not delivered to %(to)s: the mail server there could not take it."),
    Why.THIS_LETTER: gettext_lazy(
        "Not delivered to %(to)s: the mail server there refuses this letter."
    ),
    Why.OTHER: gettext_lazy("Not delivered to %(to)s: the mail server there cannot deliver it."),
    Why.UNKNOWN: gettext_lazy("Not delivered to %(to)s: no reason was given that we know."),
}
TROUBLES = {
    Trouble.NO_SUCH: gettext_lazy("There is no such address: letters to it come back."),
    Trouble.REFUSED: gettext_lazy("Its mail server refuses our letters."),
    Trouble.OTHER: gettext_lazy("Letters to this address come back."),
    Trouble.COMPLAINT: gettext_lazy("Its owner reported a letter of ours as spam."),
}
STAGES = {
    What.TRIED: gettext_lazy("An attempt failed."),
    What.SENT_BACK: gettext_lazy("It came back."),
    What.REPLIED_TO: gettext_lazy("Its reader replied to it: it had arrived."),
    What.DELAYED: gettext_lazy("Another mail server reports a delay."),
    What.COMPLAINED_OF: gettext_lazy("Its reader reported it as spam."),
    What.DOUBTED: gettext_lazy("A report about it came, which proves nothing."),
    What.WANTED_NOW: gettext_lazy("%(who)s wanted it to be sent at once."),
    What.WANTED_AGAIN: gettext_lazy("%(who)s wanted it to be sent again."),
    What.CANCELLED: gettext_lazy("%(who)s cancelled it."),
    What.ACKNOWLEDGED: gettext_lazy("%(who)s took note that it was not delivered."),
}


def came_back(letter):
    """Of a letter that failed: for people, not for postmasters."""
    return str(CAME_BACK[judge("", letter.last_error).why]) % {"to": letter.to}


def happened_to(stage):
    return str(STAGES[stage.what]) % {"who": stage.by.name if stage.by else ""}
