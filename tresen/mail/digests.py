"""What staff are told by mail, gathered: one letter for everything that fell due, never a storm."""

from datetime import timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tresen.house.models import Mailbox, Provider
from tresen.lib.when import in_full
from tresen.people.models import Person
from tresen.tickets.models import Notice
from tresen.tickets.sentences import noticed

from .leaving.outgoing import OutgoingMail
from .leaving.unbound import put
from .warned import place_of, warned
from .wording.filled import filled
from .wording.letter_text import wording_of
from .wording.wording import form_of, subject_of

NOT_SOONER_THAN = timedelta(minutes=5)
MOST = 30

log = structlog.get_logger()


def mail_notices(*, at):
    """The sweep: one letter to everybody who is to be told something by mail now."""
    waiting = Notice.objects.to_be_mailed(at).order_by().values("person").distinct()
    for person in Person.objects.filter(pk__in=waiting, staff__left_at=None):
        try:
            _write_to(person, at)
        except Exception:  # One letter that cannot be made silences nobody else
            log.exception("notices not mailed", person=person.pk)


@transaction.atomic
def _write_to(person, at):
    due = Notice.objects.to_be_mailed(at).filter(person=person)
    notices = list(
        due.select_for_update(of=("self",), skip_locked=True)
        .select_related("event__by", "event__ticket", "amendment__by")
        .order_by("id")
    )
    if not notices or not person.email or _was_just_told(person, at):
        return
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=at)
    current = [notice for notice in notices if not notice.is_overtaken]
    if current:
        form = form_of(person)
        with translation.override(form):
            _post(person, current, form, at)


def _was_just_told(person, at):
    letters = OutgoingMail.objects.filter(person=person, kind=OutgoingMail.Kind.NOTICES)
    return letters.filter(created_at__gt=at - NOT_SOONER_THAN, created_at__lte=at).exists()


def _post(person, notices, form, at):
    wording, values = wording_of(OutgoingMail.Kind.NOTICES, form), values_of(person, notices)
    put(
        OutgoingMail.Kind.NOTICES,
        mailbox=Mailbox.objects.speaking(),
        to=person.email,
        at=at,
        person=person,
        # Only what somebody amended, so there is no ticket to name.
        subject=subject_of(wording, values) or _("Settings of our mail were changed"),
        text=filled(wording.text, values) + "\n",
    )


def values_of(person, notices):
    """What the variables of this letter stand for, in the language that is active."""
    events = [notice.event for notice in notices if notice.event]
    tickets = list({event.ticket_id: event.ticket for event in events}.values())
    return {
        "name": person.name or person.email,
        "provider": Provider.current().name,
        "notices": "\n\n".join(_in_lines(notice, person) for notice in notices[:MOST]),
        "ticket_id": tickets[0].shown_id if len(tickets) == 1 else "",
        "count": str(len(tickets) or ""),
        "more": str(len(notices) - MOST) if len(notices) > MOST else "",
        "page": f"{settings.TRESEN_URL}/desk/notices/",
    }


def _in_lines(notice, person):
    if notice.event:
        return _of_a_ticket(notice.event, person)
    place = f"{settings.TRESEN_URL}{place_of(notice.amendment)}"
    doubt = _("If you do not know why, please ask at once.")
    return "\n".join([warned(notice.amendment), doubt, place])


def _of_a_ticket(event, person):
    ticket = event.ticket
    lines = [noticed(event), f"{ticket.shown_id} {ticket.heading[:120]}"]
    if ticket.due_at:
        lines.append(_("Answer by %(due)s") % {"due": in_full(ticket.due_at, person.timezone)})
    return "\n".join([*lines, f"{settings.TRESEN_URL}/desk/tickets/{ticket.shown_id}/"])
