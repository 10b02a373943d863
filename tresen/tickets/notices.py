"""Somebody on the staff is to know about a fact: on the page, by mail, as they chose."""

from datetime import timedelta

from django.db import models

from tresen.clock import NoServiceTime
from tresen.house.models import Amendment
from tresen.people.models import Person, Staff

from .consequences import may
from .events import Event

# A sweep comes each minute: what fell due on the last second of the day is still of that day.
LATE = timedelta(minutes=5)
# An answer to several readers may come back from each of them: that is one thing to look after.
AT_ONCE = timedelta(minutes=1)
ABOUT_A_TURN = (Event.Kind.DEADLINE_NEARED, Event.Kind.DEADLINE_PASSED, Event.Kind.STATUS_ASKED)


class Notices(models.QuerySet):
    def unseen_by(self, person):
        return self.filter(person=person, on_page=True, seen_at=None)

    def to_be_mailed(self, at):
        return self.filter(mailed_at=None, mail_after__lte=at)

    def see(self, *, at):
        """Looked at: they stand no longer at the bell."""
        return self.filter(seen_at=None).update(seen_at=at)

    def end(self, *, at):
        """What they call for is done: neither the bell nor a mail calls anybody any more."""
        self.filter(mailed_at=None).update(mail_after=None)
        return self.see(at=at)


class Notice(models.Model):
    """Of a ticket's event, or of what somebody amended in the house.

    `at` is that of the fact: lists show them in the order in which things happened. `mail_after`
    is empty for who wants no mail; of a ticket nobody is told outside of service time.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    event = models.ForeignKey(Event, models.PROTECT, null=True, related_name="notices")
    amendment = models.ForeignKey(Amendment, models.PROTECT, null=True, related_name="notices")
    at = models.DateTimeField()
    on_page = models.BooleanField()
    seen_at = models.DateTimeField(null=True, blank=True)
    mail_after = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = Notices.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(name="one_notice_per_fact", fields=["person", "event"]),
            models.UniqueConstraint(
                name="one_notice_per_amendment", fields=["person", "amendment"]
            ),
            models.CheckConstraint(
                name="notice_of_one_fact",
                condition=models.Q(event=None, amendment__isnull=False)
                | models.Q(event__isnull=False, amendment=None),
            ),
        ]
        indexes = [
            models.Index(
                name="notice_on_page",
                fields=["person", "-at", "-id"],
                condition=models.Q(on_page=True),
            ),
            models.Index(
                name="notice_not_seen",
                fields=["person", "-at", "-id"],
                condition=models.Q(on_page=True, seen_at=None),
            ),
            models.Index(
                name="notice_to_mail",
                fields=["mail_after"],
                condition=models.Q(mailed_at=None, mail_after__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.event or self.amendment}"

    @property
    def is_overtaken(self):
        """Whether nobody has to be called any more: the turn that it was about is over."""
        if self.event is None:
            return False
        began = self.event.ticket.clock_started_at
        is_over = began is None or began > self.event.at
        return is_over and self.event.kind in ABOUT_A_TURN


@may
def tell_staff(event):
    """Everybody whom the fact names."""
    _tell(event, event.facts["told"])


@may
def tell_owner(event):
    """Whoever looks after the ticket learns what others did to it, and whom else it concerns."""
    _tell(event, {event.ticket.owner_id, *event.facts.get("told", ())} - {None})


def _tell(event, people):
    """Each as they chose, and nobody of their own doing."""
    others = {*people} - {event.by_id}
    if not others:
        return
    told = Staff.objects.filter(person__in=others, left_at=None)
    if event.kind == Event.Kind.ANSWER_BOUNCED:
        told = told.exclude(person__in=_told_just_now(event))
    by_mail = any(staff.is_told_by_mail for staff in told)
    mail_after = _next_service_time(event) if by_mail else None
    Notice.objects.bulk_create(
        Notice(
            person_id=staff.person_id,
            event=event,
            at=event.at,
            on_page=staff.is_told_on_page,
            mail_after=mail_after if staff.is_told_by_mail else None,
        )
        for staff in told
    )


def _told_just_now(event):
    same = event.ticket.events.filter(
        kind=event.kind, facts__answer=event.facts.get("answer"), at__gt=event.at - AT_ONCE
    )
    return Notice.objects.filter(event__in=same).values("person")


def _next_service_time(event):
    hours = event.ticket.counting_hours()
    try:
        return max(hours.next_opening(event.at - LATE), event.at)
    except NoServiceTime:
        return event.at
