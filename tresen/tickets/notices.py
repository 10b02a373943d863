"""Somebody on the staff is to know about a fact: on the page, by mail, as they chose."""

from datetime import timedelta

from django.db import models

from tresen.clock import NoServiceTime
from tresen.people.models import Person, Staff

from .consequences import may
from .events import Event

# A sweep comes each minute: what fell due on the last second of the day is still of that day.
LATE = timedelta(minutes=5)


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


@may
def tell_staff(event):
    """Everybody whom the fact names, each as they chose, and nobody of their own doing."""
    told = Staff.objects.filter(person__in=event.facts["told"], left_at=None)
    mail_after = _next_service_time(event)
    Notice.objects.bulk_create(
        Notice(
            person_id=staff.person_id,
            event=event,
            on_page=staff.is_told_on_page,
            mail_after=mail_after if staff.is_told_by_mail else None,
        )
        for staff in told
        if staff.person_id != event.by_id
    )


def show_on_page(person, event):
    Notice.objects.get_or_create(person=person, event=event, defaults={"on_page": True})


def _next_service_time(event):
    hours = event.ticket.counting_hours()
    try:
        return max(hours.next_opening(event.at - LATE), event.at)
    except NoServiceTime:
        return event.at
