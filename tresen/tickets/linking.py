from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from tresen.lib.ticket_id import named_in
from tresen.people.models import Person

from .answering import require_staff
from .closing import Closure
from .consequences import may
from .events import Event
from .messages import Message
from .refusing import NotLinkable

DUPLICATE = Closure.Result.DUPLICATE
LONGEST_WAY = 8
# Who signed in to open a ticket and names a closed one of the same customer has said that it
# follows (promise P9); a mail proves less, so there it stays a proposal.
SIGNED_IN = (Message.Origin.PORTAL, Message.Origin.API)


class Links(models.QuerySet):
    def shown(self):
        return self.filter(dismissed_at=None)

    def made(self):
        return self.filter(dismissed_at=None).exclude(made_at=None)


class Link(models.Model):
    """Two tickets belong together. Proposed until somebody on the staff makes it; never deleted."""

    class Type(models.TextChoices):
        FOLLOWS = "follows", _("follows")
        RELATES_TO = "relates_to", _("relates to")
        DUPLICATES = "duplicates", _("duplicates")
        PART_OF = "part_of", _("is part of")

    ticket = models.ForeignKey("tickets.Ticket", models.PROTECT, related_name="links")
    to = models.ForeignKey("tickets.Ticket", models.PROTECT, related_name="links_here")
    type = models.CharField(max_length=12, choices=Type)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    dismissed_at = models.DateTimeField(null=True, blank=True)

    objects = Links.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_link", fields=["ticket", "to", "type"]),
            models.CheckConstraint(
                name="link_to_another", condition=~models.Q(ticket=models.F("to"))
            ),
        ]

    def __str__(self):
        return f"{self.ticket} {self.type} {self.to}"

    @property
    def proposed(self):
        return self.made_at is None


class Linking:
    def original(self):
        """The ticket that this one was closed as a duplicate of, at the end of the way; or itself.

        Two that were closed as duplicates of each other lead nowhere.
        """
        way = [self]
        while len(way) <= LONGEST_WAY and (to := way[-1]._duplicated()) not in (None, *way):
            way.append(to)
        return way[-1]

    def _duplicated(self):
        if not self.closed_at or self.closure.result != DUPLICATE:
            return None
        made = self.links.made().filter(type=Link.Type.DUPLICATES)
        link = made.select_related("to__closure").order_by("-made_at", "-id").first()
        return link and link.to

    @transaction.atomic
    def link(self, to, *, type, by, at):
        """These two belong together: staff say so, or agree to what was proposed."""
        require_staff(by)
        if to.pk == self.pk:
            raise NotLinkable
        self.lock()
        link, _fresh = Link.objects.get_or_create(
            ticket=self, to=to, type=Link.Type(type), defaults={"by": by, "at": at}
        )
        if link.proposed or link.dismissed_at:
            link.made_at, link.dismissed_at = at, None
            link.save(update_fields=["made_at", "dismissed_at"])
            self._record_made(link, by=by, at=at)
        return link

    @transaction.atomic
    def propose_link(self, to, *, by, at):
        """Something besides words hints that these two belong together: staff decide."""
        self.lock()
        if not self.links.filter(to=to).exists():
            Link.objects.create(ticket=self, to=to, type=Link.Type.RELATES_TO, by=by, at=at)

    @transaction.atomic
    def dismiss(self, link, *, by, at):
        """A proposal was wrong, or a link a mistake."""
        require_staff(by)
        self.lock()
        changed = self.links.filter(pk=link.pk, dismissed_at=None).update(dismissed_at=at)
        if changed:
            self.record(Event.Kind.LINK_DISMISSED, by=by, at=at, to=link.to_id, type=link.type)

    def _record_made(self, link, *, by, at):
        self.record(Event.Kind.LINK_MADE, by=by, at=at, to=link.to_id, type=link.type)


def link_what_it_follows(event):
    """A ticket that takes up a closed one is linked to it at once."""
    followed = event.facts.get("follows")
    if followed:
        made = {"type": Link.Type.FOLLOWS, "made_at": event.at}
        link = event.ticket.links.create(to_id=followed, by=event.by, at=event.at, **made)
        event.ticket._record_made(link, by=event.by, at=event.at)


def propose_links(event):
    """Ticket-IDs that a text names become proposals: only tickets that the writer may see."""
    if _named_in(event):
        _propose_named(event)


def _named_in(event):
    message = event.message
    return named_in(f"{event.ticket.subject}\n{message.full_text or message.text}")


@may
def _propose_named(event):
    ticket = event.ticket
    named = _named_in(event)[:20]
    reachable = type(ticket).objects.reachable_by(event.by).filter(number__in=named)
    linked = {*ticket.links.values_list("to", flat=True), ticket.pk}
    links = [_proposal(event, other) for other in reachable if other.pk not in linked]
    for link in Link.objects.bulk_create(links):
        if not link.proposed:
            ticket._record_made(link, by=event.by, at=event.at)


def _proposal(event, other):
    ticket, follows = event.ticket, other.closed_at is not None
    known = ticket.origin in SIGNED_IN and event.kind == Event.Kind.TICKET_OPENED
    ours = other.customer_id == ticket.customer_id
    return Link(
        ticket=ticket,
        to=other,
        type=Link.Type.FOLLOWS if follows else Link.Type.RELATES_TO,
        by=event.by,
        at=event.at,
        made_at=event.at if follows and known and ours else None,
    )
