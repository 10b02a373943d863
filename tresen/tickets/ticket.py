from django.db import models
from django.utils.translation import gettext as _

from tresen.customers.models import Customer, Product
from tresen.hours.models import CalendarVersion
from tresen.house.models import Mailbox
from tresen.lib import ticket_id
from tresen.people.models import Person

from .admitting import Admitting
from .answering import Answering
from .closing import Closing
from .correcting import Correcting
from .delivering import Delivering
from .events import Eventful
from .excerpt import excerpt
from .flooding import Flooding
from .handing_on import HandingOn
from .kinds import Kind
from .linking import Linking
from .messages import Message
from .nearing import Nearing
from .nudging import Nudging
from .opening import Opening
from .owning import Owning, Sorting
from .reaching import Tickets
from .reaction import Reacting
from .recalculating import Recalculating
from .reckoning import Clock
from .selling import Selling
from .setting_aside import SettingAside
from .vouching import Vouching
from .waiting import Waiting
from .writing import Writing

# The subject of a mail that has neither a subject nor words.
NAMELESS = "–"


class Ticket(
    Opening,
    Writing,
    Answering,
    Waiting,
    Closing,
    SettingAside,
    Admitting,
    Vouching,
    Correcting,
    HandingOn,
    Delivering,
    Owning,
    Sorting,
    Linking,
    Reacting,
    Recalculating,
    Nearing,
    Nudging,
    Selling,
    Flooding,
    Eventful,
    models.Model,
):
    """What a customer wants from us, from the first word to the last. Never deleted.

    `clock`, `queue_at`, `closed_at` and `last_*` are derived: the verbs keep them, so that lists
    need no second look.
    """

    class State(models.TextChoices):
        OPEN = "open"
        WAITING = "waiting"
        CLOSED = "closed"

    number = models.CharField(max_length=12, unique=True)
    subject = models.TextField()
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.UNSORTED)
    contact = models.ForeignKey(Person, models.PROTECT, related_name="tickets")
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="tickets")
    product = models.ForeignKey(Product, models.PROTECT, null=True, related_name="tickets")
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="owned_tickets")
    mailbox = models.ForeignKey(Mailbox, models.PROTECT, null=True, related_name="+")
    origin = models.CharField(max_length=8, choices=Message.Origin)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    clock = models.CharField(max_length=8, choices=Clock, default=Clock.NONE)
    clock_started_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    promised_seconds = models.PositiveIntegerField(null=True)
    due_rule = models.CharField(max_length=16, blank=True)
    due_calendar = models.ForeignKey(CalendarVersion, models.PROTECT, null=True, related_name="+")
    reacted_at = models.DateTimeField(null=True)
    nudged_at = models.DateTimeField(null=True)
    step_at = models.DateTimeField(null=True)
    queue_at = models.DateTimeField()
    sales_since = models.DateTimeField(null=True)

    last_text = models.CharField(max_length=200, blank=True)
    last_at = models.DateTimeField()

    objects = Tickets.as_manager()

    # `reachable_by` says it of its reader: what was said before is not for them. None: all of it.
    reads_since = None

    class Meta:
        indexes = [
            # Partial, so that a million closed tickets cost the counter nothing.
            models.Index(
                name="ticket_queue", fields=["queue_at", "id"], condition=models.Q(closed_at=None)
            ),
            models.Index(
                name="ticket_owned",
                fields=["owner", "queue_at", "id"],
                condition=models.Q(closed_at=None),
            ),
            models.Index(
                name="ticket_waiting",
                fields=["last_at", "id"],
                condition=models.Q(closed_at=None, clock=Clock.PAUSED),
            ),
            models.Index(
                name="ticket_due",
                fields=["due_at", "id"],
                condition=models.Q(closed_at=None, due_at__isnull=False),
            ),
            models.Index(
                name="ticket_step", fields=["step_at"], condition=models.Q(step_at__isnull=False)
            ),
            models.Index(
                name="ticket_with_sales",
                fields=["sales_since", "id"],
                condition=models.Q(closed_at=None, sales_since__isnull=False),
            ),
            models.Index(name="ticket_newest", fields=["-opened_at", "-id"]),
            models.Index(
                name="ticket_closed",
                fields=["-closed_at", "-id"],
                condition=models.Q(closed_at__isnull=False),
            ),
            # Few: what strangers opened, and nobody has placed with a customer.
            models.Index(
                name="ticket_of_stranger",
                fields=["contact", "-opened_at"],
                condition=models.Q(customer=None),
            ),
            models.Index(name="ticket_of_customer", fields=["customer", "-opened_at", "-id"]),
        ]

    def __str__(self):
        return self.shown_id

    @property
    def shown_id(self):
        return ticket_id.show(self.number)

    @property
    def heading(self):
        """What pages call it."""
        return _("Without a subject") if self.subject in ("", NAMELESS) else self.subject

    @property
    def state(self):
        if self.closed_at:
            return self.State.CLOSED
        return self.State.WAITING if self.clock == Clock.PAUSED else self.State.OPEN

    def lock(self):
        """Every verb begins here: one writer at a time, and the state as it is now.

        Whom it still names stays at hand, but for the customer: what was agreed may be another.
        """
        columns = [field.attname for field in self._meta.concrete_fields]
        locked = Ticket.objects.select_for_update(no_key=True).values(*columns)
        for name, value in locked.get(pk=self.pk).items():
            setattr(self, name, value)
        self._forget_what_was_read()

    def _forget_what_was_read(self):
        for known in ("customer", *(each.cache_name for each in self._meta.related_objects)):
            self._state.fields_cache.pop(known, None)
        for known in ("waits", "_prefetched_objects_cache"):
            self.__dict__.pop(known, None)

    @property
    def last_words(self):
        """The last public ones. They may quote what is not for a reader who was let in later."""
        return "" if self.reads_since else self.last_text

    def shows(self, moment):
        """Whether what happened then is for its reader."""
        return self.reads_since is None or moment >= self.reads_since

    def remember_last(self, message):
        """What lists show: the last public words. Admitted ones may be older than others."""
        if message.created_at >= self.last_at:
            self.show_as_last(message)

    def show_as_last(self, message):
        """None: nothing public is left here."""
        self.last_text = excerpt(message.text) if message else ""
        self.last_at = message.created_at if message else self.opened_at
        self.save(update_fields=["last_text", "last_at"])
