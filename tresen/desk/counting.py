"""The numbers beside the areas: one query, and none counts further than it can show."""

from django.db import connection

MOST = 99

# Every page of the staff asks this, and Django would compile six subqueries each time.
# Staff reach every ticket, so there is no door to pass.
COUNTED = {
    "queue": "tickets_ticket WHERE closed_at IS NULL AND clock <> 'paused'",
    "mine": "tickets_ticket WHERE closed_at IS NULL AND clock <> 'paused' AND owner_id = %(me)s",
    "waiting": "tickets_ticket WHERE closed_at IS NULL AND clock = 'paused'",
    "sales": "tickets_ticket WHERE closed_at IS NULL AND sales_since IS NOT NULL",
    "timers": "costs_worktimer WHERE person_id = %(me)s",
    "notices": "tickets_notice WHERE person_id = %(me)s AND on_page AND seen_at IS NULL",
    "parked": "mail_incomingmail WHERE state = 'parked'",
    "failed": "mail_outgoingmail WHERE state = 'failed' AND acknowledged_at IS NULL",
    "broken": "tickets_brokenpromise WHERE mended_at IS NULL",
}
STATEMENT = "SELECT " + ", ".join(
    f"(SELECT count(*) FROM (SELECT FROM {rows} LIMIT {MOST + 1}) AS {area})"
    for area, rows in COUNTED.items()
)


def counts_for(person):
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, {"me": person.pk})
        return dict(zip(COUNTED, map(_shown, cursor.fetchone()), strict=True))


def _shown(number):
    return f"{MOST}+" if number > MOST else str(number or "")
