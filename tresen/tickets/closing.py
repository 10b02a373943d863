from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from tresen.lib.memory import remembering
from tresen.people.models import Person

from .contributing import write
from .events import Event
from .messages import Message
from .refusing import NotForContacts, NotYours


class Closure(models.Model):
    """Its existence is the fact that the ticket is closed. Nothing can undo it (promise P9)."""

    class Result(models.TextChoices):
        SOLVED = "solved", _("Solved")
        UNSOLVED = "unsolved", _("Unsolved")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        DUPLICATE = "duplicate", _("Duplicate")
        # Nobody asked for anything (see setting_aside.py).
        NO_REQUEST = "no_request", _("No request")

    ticket = models.OneToOneField("tickets.Ticket", models.PROTECT, related_name="closure")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    result = models.CharField(max_length=10, choices=Result)
    message = models.ForeignKey(Message, models.PROTECT, null=True, related_name="+")

    def __str__(self):
        return self.get_result_display()


# With closing words, which whoever asked is told.
IN_WORDS = [each for each in Closure.Result if each != Closure.Result.NO_REQUEST]
# Whether a wish stays unfulfilled, or was told twice, is for staff to say.
BY_CONTACTS = (Closure.Result.SOLVED, Closure.Result.WITHDRAWN)


class Closing:
    @transaction.atomic
    @remembering()
    def close(self, said, *, result, by, at):
        """The end. Staff say why in words; a contact may close their own ticket without any.

        Closing twice changes nothing and returns the first closure.
        """
        self.lock()
        if self.closed_at:
            return self.closure
        self._require_right_to_close(result, by)
        message = self._last_words(said, by=by, at=at)
        closure = Closure.objects.create(
            ticket=self, by=by, at=at, result=Closure.Result(result), message=message
        )
        self.closed_at = at
        self.save(update_fields=["closed_at"])
        answers = by.is_staff and not message.automatic
        facts = {"result": result, "answers": answers, "by_staff": by.is_staff}
        self.record(Event.Kind.TICKET_CLOSED, by=by, at=at, message=message, **facts)
        return closure

    def may_be_closed_by(self, person):
        return not self.closed_at and (person.is_staff or person.pk == self.contact_id)

    def _require_right_to_close(self, result, by):
        if not self.may_be_closed_by(by):
            raise NotYours
        if not by.is_staff and result not in BY_CONTACTS:
            raise NotForContacts

    def _last_words(self, said, *, by, at):
        if by.is_staff:
            said.require_visible_words()
        if not said.text.strip() and not said.attachments:
            return None
        side = Message.Side.STAFF if by.is_staff else Message.Side.CUSTOMER
        message = write(
            self,
            said,
            by=by,
            at=at,
            side=side,
            audience="customer",
            mark=Message.Mark.CLOSING,
        )
        self.remember_last(message)
        return message
