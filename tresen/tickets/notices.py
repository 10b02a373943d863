"""Somebody on the staff is to know about a fact: on the page, by mail, as they chose."""

from datetime import timedelta

from django.db import models

from tresen.clock import NoServiceTime
from tresen.people.models import Person, Staff

from .consequences import may
from .events import Event

# A sweep comes each minute: what fell due on the last second of the day is still of that day.
LATE = timedelta(minutes=5)
ABOUT_A_TURN = (Event.Kind.DEADLINE_NEARED, Event.Kind.DEADLINE_PASSED, Event.Kind.STATUS_ASKED)


class Notices(models.QuerySet):
    def unseen_by(self, person):
        return self.filter(person=person, on_page=True, seen_at=None)

    def to_be_mailed(self, at):
        return self.filter(mailed_at=None, mail_after__lte=at)

    def see(self, *, at):
        """Looked at: they stand no longer at the bell."""
        return self.filter(seen_at=None).update(seen_at=at)


class Notice(models.Model):
    """`mail_after` is empty for who wants no mail, and never outside of service time."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    event = models.ForeignKey(Event, models.PROTECT, related_name="notices")
    on_page = models.BooleanField()
    seen_at = models.DateTimeField(null=True, blank=True)
    mail_after = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = Notices.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(name="one_notice_per_fact", fields=["person", "event"]),
        ]
        indexes = [
            models.Index(
                name="notice_unseen",
                fields=["person", "-id"],
                condition=models.Q(on_page=True, seen_at=None),
            ),
            models.Index(
                name="notice_to_mail",
                fields=["mail_after"],
                condition=models.Q(mailed_at=None, mail_after__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.event}"

    @property
    def is_overtaken(self):
        """Whether nobody has to be called any more: the turn that it was about is over."""
        began = self.event.ticket.clock_started_at
        is_over = began is None or began > self.event.at
        return is_over and self.event.kind in ABOUT_A_TURN


@may
def tell_staff(event):
    """Everybody whom the fact names."""
    _tell(event, event.facts["told"])


@may
def tell_owner(event):
    """Whoever looks after the ticket learns what others did to it."""
    if event.ticket.owner_id:
        _tell(event, [event.ticket.owner_id])


def _tell(event, people):
    """Each as they chose, and nobody of their own doing."""
    mail_after = _next_service_time(event)
    told = Staff.objects.filter(person__in=people, left_at=None).exclude(person=event.by_id)
    Notice.objects.bulk_create(
        Notice(
            person_id=staff.person_id,
            event=event,
            on_page=staff.is_told_on_page,
            mail_after=mail_after if staff.is_told_by_mail else None,
        )
        for staff in told
    )


def _next_service_time(event):
    hours = event.ticket.counting_hours()
    try:
        return max(hours.next_opening(event.at - LATE), event.at)
    except NoServiceTime:
        return event.at
