"""When an automatic letter may leave: at once, or as soon as there is room for it (see caps.py).

Each of them keeps its place in time, also while it waits: so the next one finds the first place
after it. Once its time has come it looks again, for a server that was down may have moved others.
"""

from django.db.models import F, IntegerField, Q, Value

from tresen.customers.models import Customer
from tresen.lib.memory import remembered
from tresen.tickets.models import Message

from . import caps
from .outgoing import OutgoingMail

State, Because = OutgoingMail.State, OutgoingMail.Because
# By a mail of its reader: then it was written in the moment in which that came.
BROUGHT = Q(event__message__origin=Message.Origin.MAIL, event__message__author=F("person"))


def is_capped(letter):
    """Words of staff never wait, and where nothing is sent nobody is flooded."""
    speaks = letter.message and not letter.message.automatic
    return letter.automatic and letter.state == State.QUEUED and not speaks


def find_place(letter, *, answers):
    """`answers`: whether a mail of its reader brings it. Says whether staff has to know."""
    now = letter.created_at
    near = _near(letter, now)
    in_all = _room_in_all(now)
    beside = _room_beside(letter, near, now) if answers else now
    letter.leaves_at = max(_room_near(letter, near, now), beside, in_all)
    if letter.leaves_at == now:
        return False
    letter.because, letter.next_try_at = Because.TOO_MANY, letter.leaves_at
    waiting = OutgoingMail.objects.filter(because=Because.TOO_MANY, leaves_at__gt=now)
    return not (_waited_lately(near, now) or (in_all > now and waiting.exists()))


def look_again(letter, *, now):
    """Its time has come. Says whether there is room; if not, when to look the next time."""
    near = [each for each in _near(letter, now) if each.leaves_at <= now]
    room = max(_room_near(letter, near, now), _room_in_all(now, until=now))
    letter.leaves_at = letter.next_try_at = room
    if room == now:
        # It could not leave before: its days of trying begin today.
        letter.because, letter.again_at = "", now
    return room == now


def number_waiting():
    queued = OutgoingMail.objects.filter(state=State.QUEUED)
    return queued.filter(because=Because.TOO_MANY).count()


def _near(letter, now):
    """The newest letters to the same reader or on the same ticket, in one query."""
    columns = ("pk", "to", "ticket_id", "created_at", "leaves_at", "sent_at", "is_brought")
    counted = OutgoingMail.objects.filter(leaves_at__gt=now - caps.DAY).exclude(pk=letter.pk)
    counted = counted.annotate(is_brought=BROUGHT)
    counted = counted.exclude(state=State.CANCELLED).order_by("-leaves_at")
    to_reader = counted.filter(_is_for(letter.to)).values_list(*columns, named=True)
    on_ticket = counted.filter(ticket=letter.ticket_id).values_list(*columns, named=True)
    found = to_reader[: caps.most(caps.LETTERS_TO_CONTACT)].union(
        on_ticket[: caps.most(caps.LETTERS_ON_TICKET)]
    )
    return sorted(found, key=lambda each: each.leaves_at, reverse=True)


def _is_for(to):
    """Whoever writes as victim+1@, victim+2@ … drowns one reader. No index helps, but few do."""
    box = _box(to)
    if box == to:
        return Q(to=to)
    local, _, domain = box.rpartition("@")
    return Q(to=box) | Q(to__startswith=f"{local}+", to__endswith=f"@{domain}")


def _box(to):
    """An address without what its owner may put behind a plus."""
    local, _, domain = to.rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"


def _room_near(letter, near, now):
    reader = _box(letter.to)
    to_reader = [each.leaves_at for each in near if _box(each.to) == reader]
    on_ticket = [each.leaves_at for each in near if each.ticket_id == letter.ticket_id]
    room = caps.room_at(on_ticket, caps.LETTERS_ON_TICKET, now)
    strict = caps.room_at(to_reader, caps.LETTERS_TO_STRANGER, now)
    if strict > now and _is_known(letter.person):
        strict = caps.room_at(to_reader, caps.LETTERS_TO_CONTACT, now)
    return max(room, strict)


def _is_known(person):
    return person is not None and (person.is_staff or Customer.objects.of(person).exists())


def _room_beside(letter, near, now):
    """Nobody who answers our letters hears more of us than an automaton may."""
    reader = _box(letter.to)
    to_reader = [each for each in near if _box(each.to) == reader]
    left = [each.sent_at for each in to_reader if each.sent_at]
    waiting = [each.leaves_at for each in to_reader if each.leaves_at > now]
    came = [each.created_at for each in to_reader if each.is_brought]
    return caps.room_beside(left, waiting, [*came, now], now)


def _waited_lately(near, now):
    lately = (each for each in near if each.created_at > now - caps.HOUR)
    return any(each.leaves_at > each.created_at for each in lately)


def _room_in_all(now, *, until=None):
    # By whole hours, so that a batch asks once.
    hour = now.replace(minute=0, second=0, microsecond=0)
    places = [(caps.LETTERS_IN_ALL[which][0], place) for which, place in _full(hour, until)]
    return max([now, *(place + span for span, place in places)])


@remembered
def _full(hour, until):
    """(which cap, the letter that has to be long enough ago) for those that are reached."""
    counted = OutgoingMail.objects.exclude(state=State.CANCELLED).order_by("-leaves_at")
    counted = counted.filter(leaves_at__lte=until) if until else counted
    queries = [
        counted.filter(leaves_at__gt=hour - span)
        .annotate(which=Value(which, IntegerField()))
        .values_list("which", "leaves_at")[number - 1 : number]
        for which, (span, number) in enumerate(caps.LETTERS_IN_ALL)
    ]
    return list(queries[0].union(*queries[1:], all=True))
