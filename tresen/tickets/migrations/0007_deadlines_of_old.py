from datetime import timedelta

from django.db import migrations

from tresen.clock import NoServiceTime
from tresen.hours.plan import hours_from

HEARD = ["ticket_opened", "customer_wrote"]


def complete(apps, schema_editor):
    """Facts of before know no deadline. They get the one that counted then. Only this once,
    history is completed."""
    schema_editor.execute("ALTER TABLE tickets_event DISABLE TRIGGER events_are_final")
    promise = _promise_of_then(apps)
    events = apps.get_model("tickets", "Event").objects.select_related("ticket").order_by("id")
    for event in events.filter(kind__in=HEARD, facts__deadline=None).iterator():
        _keep(event, deadline=promise(event))
    for event in events.filter(kind="ticket_closed").select_related("message").iterator():
        by_staff = bool(event.message and event.message.side == "staff")
        _keep(event, answers=by_staff, by_staff=by_staff)
    for event in events.filter(kind="answer_bounced", facts__has_key="due_at").iterator():
        _keep(event, answer=_delivered_before(events, event), undone=True)
    schema_editor.execute("ALTER TABLE tickets_event ENABLE ALWAYS TRIGGER events_are_final")
    _let_the_sweep_see(apps)


def _promise_of_then(apps):
    seconds = apps.get_model("house", "Provider").objects.get().reaction_seconds
    default = apps.get_model("hours", "Calendar").objects.get(is_default=True)
    version = default.versions.order_by("version").last()
    hours = hours_from(version.weekly, version.timezone, version.holidays)

    def promise(event):
        runs = event.ticket.clock_started_at == event.at
        due_at, calendar = (event.ticket.due_at, version.pk) if runs else _count(event.at)
        return {
            "message": event.message_id,
            "since": event.at.isoformat(),
            "counts_from": event.at.isoformat(),
            "due_at": due_at.isoformat(),
            "seconds": seconds,
            "rule": "house",
            "calendar": calendar,
            "level": None,
        }

    def _count(moment):
        try:
            return hours.after(moment, seconds), version.pk
        except NoServiceTime:
            return moment + timedelta(seconds=seconds), None

    return promise


def _delivered_before(events, bounce):
    earlier = events.filter(ticket=bounce.ticket, kind="answer_delivered", id__lt=bounce.pk)
    delivery = earlier.last()
    return delivery and delivery.message_id


def _keep(event, **facts):
    type(event).objects.filter(pk=event.pk).update(facts={**event.facts, **facts})


def _let_the_sweep_see(apps):
    """It plans the next step of every ticket whose step has come."""
    seconds = apps.get_model("house", "Provider").objects.get().reaction_seconds
    running = apps.get_model("tickets", "Ticket").objects.filter(closed_at=None)
    for ticket in running.exclude(due_at=None):
        type(ticket).objects.filter(pk=ticket.pk).update(
            promised_seconds=seconds, due_rule="house", step_at=ticket.clock_started_at
        )


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0006_the_four_hours"),
        ("house", "0004_publishes_reactions"),
        ("hours", "0004_around_the_clock"),
    ]

    operations = [migrations.RunPython(complete, migrations.RunPython.noop)]
