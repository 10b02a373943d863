"""What staff are told by mail, gathered: one letter for everything that fell due, never a storm."""

from datetime import timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import ngettext

from tresen.house.models import Mailbox
from tresen.lib.when import in_full
from tresen.people.models import Person
from tresen.tickets.models import Notice
from tresen.tickets.sentences import noticed

from .outgoing import OutgoingMail
from .unbound import put

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
        .select_related("event__by", "event__ticket")
        .order_by("id")
    )
    if not notices or not person.email or _was_just_told(person, at):
        return
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=at)
    current = [notice for notice in notices if not notice.is_overtaken]
    if current:
        with translation.override(person.language):
            _post(person, current, at)


def _was_just_told(person, at):
    letters = OutgoingMail.objects.filter(person=person, kind=OutgoingMail.Kind.NOTICES)
    return letters.filter(created_at__gt=at - NOT_SOONER_THAN, created_at__lte=at).exists()


def _post(person, notices, at):
    put(
        OutgoingMail.Kind.NOTICES,
        mailbox=Mailbox.objects.speaking(),
        to=person.email,
        at=at,
        person=person,
        subject=_subject(notices),
        text=render_to_string("mail/notices.txt", _context(person, notices)).strip() + "\n",
    )


def _subject(notices):
    tickets = {notice.event.ticket_id: notice.event.ticket for notice in notices}
    only = next(iter(tickets.values())).shown_id
    sentence = ngettext("Ticket %(id)s needs you", "%(count)s tickets need you", len(tickets))
    return sentence % {"id": only, "count": len(tickets)}


def _context(person, notices):
    return {
        "person": person,
        "lines": [_line(notice.event, person) for notice in notices[:MOST]],
        "more": max(len(notices) - MOST, 0),
        "url": f"{settings.TRESEN_URL}/desk/notices/",
    }


def _line(event, person):
    ticket = event.ticket
    return {
        "happened": noticed(event),
        "ticket": ticket,
        "topic": ticket.subject[:120],
        "due": in_full(ticket.due_at, person.timezone) if ticket.due_at else "",
        "url": f"{settings.TRESEN_URL}/desk/tickets/{ticket.shown_id}/",
    }
