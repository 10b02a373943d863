from collections import defaultdict

from django.db import connection, models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from tresen.lib import ticket_id
from tresen.lib.search_words import query, vector_words

from .consequences import may
from .messages import Message
from .participating import Participant

WORDS_PER_MESSAGE = 5_000
LETTERS_PER_MESSAGE = 60_000
# Each message writes the vector of its ticket anew: without an end, whoever floods one ticket
# keeps the workers busy. Pasted logs fill it, then what was said first stays findable.
FULL = 300_000
# What somebody may read who was let in later is searched without an index: the newest so many.
READ_ON_DEMAND = 500
# As PostgreSQL writes a word in one: 'word' and a space.
AROUND_A_WORD = 3


class Index(models.Model):
    """Two vectors for each ticket: what a contact searches never touches words of staff."""

    ticket = models.OneToOneField("tickets.Ticket", models.PROTECT, related_name="index")

    class Meta:
        # The tsvector columns and their GIN indexes stand in the migration: Django has no such
        # field that is filled by concatenation.
        db_table = "tickets_index"

    def __str__(self):
        return str(self.ticket_id)


@may
def index_words(event):
    """New words become searchable in the transaction that brings them."""
    if event.message is not None:
        _add(event.ticket, [event.message])


@may
def index_anew(event):
    """What is no longer public here must not be found here by contacts."""
    Index.objects.filter(ticket=event.ticket).delete()
    messages = event.ticket.messages.only("ticket", "text", "mark", "audience").order_by("id")
    _add(event.ticket, messages.iterator())


def _add(ticket, messages):
    """In one statement, however many messages they are."""
    public, staff = _put_together(ticket, messages)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO tickets_index (ticket_id, public, staff)
            VALUES (
                %(ticket)s,
                array_to_tsvector(string_to_array(%(public)s, ' ')),
                array_to_tsvector(string_to_array(%(staff)s, ' '))
            )
            ON CONFLICT (ticket_id) DO UPDATE SET
                public = tickets_index.public || excluded.public,
                staff = tickets_index.staff || excluded.staff
            WHERE octet_length(tickets_index.staff::text) + octet_length(excluded.staff::text)
                < %(full)s
            """,
            {"ticket": ticket.pk, "public": public, "staff": staff, "full": FULL},
        )


def _put_together(ticket, messages):
    """(words for everybody, words for staff) of the messages, as far as there is room."""
    public, staff, room = set(), set(), FULL
    for message in messages:
        words = _words_of(ticket, message)
        needed = sum(len(word.encode()) + AROUND_A_WORD for word in words - staff)
        if needed < room:
            room -= needed
            staff |= words
            public |= words if message.is_public else set()
    return " ".join(public), " ".join(staff)


def _words_of(ticket, message):
    who = f"{ticket.contact.name} {ticket.contact.email} {ticket.customer or ''}"
    opening = f"{ticket.number} {ticket.subject} {who}"
    head = opening if message.mark != Message.Mark.CLOSING else ""
    words = vector_words(f"{head} {message.own_text}", WORDS_PER_MESSAGE)[:LETTERS_PER_MESSAGE]
    return set(words.split())


def search(tickets, text, *, by):
    """The tickets among these in which every word occurs; words may be typed half.

    A whole Ticket-ID finds its ticket; one with a wrong check digit raises WrongCheckDigit.
    """
    try:
        return tickets.filter(number=ticket_id.read(text))
    except ticket_id.NotATicketId:
        pass
    words = query(text)
    if words is None:
        return tickets.none()
    column = "staff" if by.is_staff else "public"
    found = RawSQL(  # The column is one of two names of ours
        f"SELECT ticket_id FROM tickets_index WHERE {column} @@ %s::tsquery", [words]
    )
    tickets = tickets.filter(pk__in=found)
    return tickets if by.is_staff else _without_earlier_words(tickets, words, by)


def _without_earlier_words(tickets, words, by):
    """Who was let in later finds a ticket by nothing that was said before."""
    later = Participant.objects.reading_from_then_on(by).values("ticket")
    readable = Message.objects.readable_by(by).filter(ticket__in=tickets.filter(pk__in=later))
    readable = readable.select_related("ticket__contact", "ticket__customer").order_by("-id")
    texts = defaultdict(set)
    for message in readable[:READ_ON_DEMAND]:
        texts[message.ticket_id] |= _words_of(message.ticket, message)
    still = RawSQL(
        """
        SELECT said.ticket FROM unnest(%s::bigint[], %s::text[]) AS said (ticket, words)
        WHERE array_to_tsvector(string_to_array(said.words, ' ')) @@ %s::tsquery
        """,
        [list(texts), [" ".join(each) for each in texts.values()], words],
    )
    return tickets.exclude(Q(pk__in=later) & ~Q(pk__in=still))
