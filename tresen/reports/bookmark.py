from django.db import connection, models

from tresen.tickets.models import Ticket

EVENTS, TICKETS = 500, 200

# Below xmin nothing can still appear: a plain `id >` skips what commits late (design.md, 3).
NEXT_EVENTS = """
    SELECT xid::text::bigint, id, ticket_id FROM tickets_event
    WHERE (xid, id) > (%s::text::xid8, %s) AND xid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY xid, id LIMIT %s
"""
OLDEST_OPEN = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


class Bookmark(models.Model):
    """How far the events have been read; one row, and whoever holds its lock keeps the books.

    While `ticket` is set all tickets are gone through once more, from this one on; the events since
    `xid` wait meanwhile.
    """

    xid = models.BigIntegerField(default=0)
    event = models.BigIntegerField(default=0)
    ticket = models.BigIntegerField(null=True)

    def __str__(self):
        return f"{self.xid}/{self.event}"

    @classmethod
    def held(cls):
        """Ours until the transaction ends; None if somebody else holds it."""
        return cls.objects.select_for_update(skip_locked=True).first()

    @classmethod
    def awaited(cls):
        """Ours until the transaction ends, as soon as nobody else holds it."""
        return cls.objects.select_for_update().get()

    def move_on(self):
        """The tickets of the next stretch, as a set; empty at the end."""
        if self.xid > _oldest_open():
            # Restored into another cluster, whose transactions are counted anew.
            self.start_over()
        touched = self._next_events() if self.ticket is None else self._next_tickets()
        self.save()
        return touched

    def start_over(self):
        """Go through every ticket, then on with the events from now."""
        self.xid = _oldest_open()
        self.event = self.ticket = 0
        self.save()

    def _next_events(self):
        with connection.cursor() as cursor:
            cursor.execute(NEXT_EVENTS, [str(self.xid), self.event, EVENTS])
            read = cursor.fetchall()
        if read:
            self.xid, self.event, _ = read[-1]
        return {ticket for _, _, ticket in read}

    def _next_tickets(self):
        after = Ticket.objects.filter(pk__gt=self.ticket).order_by("pk")
        pks = list(after.values_list("pk", flat=True)[:TICKETS])
        self.ticket = pks[-1] if pks else None
        return set(pks)


def _oldest_open():
    with connection.cursor() as cursor:
        cursor.execute(OLDEST_OPEN)
        return cursor.fetchone()[0]
