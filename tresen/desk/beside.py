"""What a ticket has beside its words. Most have little: one question saves one for each of it."""

from django.db import connection

from tresen.tickets.models import Event

from .around import SHORT_TIME

JUDGED = (
    Event.Kind.WORDS_ADMITTED,
    Event.Kind.WORDS_DENIED,
    Event.Kind.SENDER_CONFIRMED,
    Event.Kind.REPORT_DOUBTED,
)
ROWS = {
    "work": "costs_workentry WHERE ticket_id = %(ticket)s",
    "consents": "costs_consent WHERE ticket_id = %(ticket)s",
    "quotes": "costs_quote WHERE ticket_id = %(ticket)s",
    "timers": "costs_worktimer WHERE ticket_id = %(ticket)s",
    "links": "tickets_link WHERE ticket_id = %(ticket)s OR to_id = %(ticket)s",
    "judgements": "tickets_event WHERE ticket_id = %(ticket)s AND kind = ANY(%(judged)s)",
    "notices": """tickets_notice notice JOIN tickets_event event ON event.id = notice.event_id
        WHERE notice.person_id = %(reader)s AND on_page AND seen_at IS NULL
        AND event.ticket_id = %(ticket)s""",
    "around": """tickets_ticket WHERE contact_id = %(contact)s AND id <> %(ticket)s
        AND opened_at BETWEEN %(opened)s - %(short)s AND %(opened)s + %(short)s""",
    "pots": "costs_pot WHERE customer_id = %(customer)s",
    "prices": """costs_price JOIN customers_agreement agreement ON agreement.id = agreement_id
        WHERE customer_id = %(customer)s""",
    "pins": "customers_pincheck WHERE customer_id = %(customer)s",
}
EVERYTHING = frozenset(ROWS)
# As for the numbers of counting.py: Django would compile a subquery for each.
STATEMENT = "SELECT " + ", ".join(f"EXISTS(SELECT FROM {rows})" for rows in ROWS.values())


def beside(ticket, reader):
    """The names of what is there."""
    known = {
        "ticket": ticket.pk,
        "customer": ticket.customer_id,
        "contact": ticket.contact_id,
        "opened": ticket.opened_at,
        "reader": reader.pk,
        "short": SHORT_TIME,
        "judged": list(JUDGED),
    }
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, known)
        found = cursor.fetchone()
    return {what for what, is_there in zip(ROWS, found, strict=True) if is_there}


def nothing(model):
    """No rows, for which nobody is asked."""
    return model.objects.order_by().only("pk").none()
