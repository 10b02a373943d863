from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """A verb that cannot be done: `code` for machines, `sentence` for people."""

    code = "refused"
    sentence = _("This cannot be done.")

    def __str__(self):
        return str(self.sentence)


class TicketIsClosed(Refused):
    code = "ticket_is_closed"
    sentence = _("This ticket is closed and stays closed. Please open a new one that follows it.")


class NothingSaid(Refused):
    code = "nothing_said"
    sentence = _("Please write something: the text is empty.")


class NotStaff(Refused):
    code = "not_staff"
    sentence = _("Only staff can do this.")


class NotYours(Refused):
    code = "not_yours"
    sentence = _("Only staff and the person who asked can close this ticket.")


class NotForContacts(Refused):
    code = "not_for_contacts"
    sentence = _("You can close a ticket as solved or as withdrawn.")


class SenderInDoubt(Refused):
    code = "sender_in_doubt"
    sentence = _("Our mail server says that somebody else wrote this: confirm the sender first.")


class NotThirdParty(Refused):
    code = "not_third_party"
    sentence = _("Only words of somebody from outside, who was no party to it, can be admitted.")


class ForwardInDoubt(Refused):
    code = "forward_in_doubt"
    sentence = _(
        "Our mail server says that somebody else sent this in your colleague's name. Ask them to "
        "forward it once more, or open a ticket for the customer yourself."
    )


class NotForwarded(Refused):
    code = "not_forwarded"
    sentence = _(
        "Only what a colleague sent by mail can be for somebody else, who is no colleague."
    )


class IsARequest(Refused):
    code = "is_a_request"
    sentence = _("This is a customer's request, or was answered: close it with a few words.")


class NotMovable(Refused):
    code = "not_movable"
    sentence = _("Only words of the customer's side can be moved, once, and to another ticket.")


class OpeningStays(Refused):
    code = "opening_stays"
    sentence = _("The words that opened this ticket stay with what followed: link the tickets.")


class StillAwaited(Refused):
    code = "still_awaited"
    sentence = _(
        "Who wrote this still awaits an answer and may not read that ticket: "
        "answer here first, or split it off."
    )


class NoLongerContact(Refused):
    code = "no_longer_contact"
    sentence = _("This person no longer speaks for the customer and cannot take part.")


class HistoryNotYours(Refused):
    code = "history_not_yours"
    sentence = _("You cannot show others what was said before you took part yourself.")


class WrongCustomer(Refused):
    code = "wrong_customer"
    sentence = _("This does not belong to the customer of the ticket.")


class NotLinkable(Refused):
    code = "not_linkable"
    sentence = _("A ticket cannot be linked to itself.")


class NotOverdue(Refused):
    code = "not_overdue"
    sentence = _("The promised time has not passed yet. We answer until then.")


class NothingDue(NotOverdue):
    code = "nothing_due"
    sentence = _("At the moment no answer of ours is due. Please see the last message.")


class AskedAlready(Refused):
    code = "asked_already"
    sentence = _("We have heard you: you can ask again after an hour.")


class NotForStaff(Refused):
    code = "not_for_staff"
    sentence = _("Only the customer can ask for this.")
