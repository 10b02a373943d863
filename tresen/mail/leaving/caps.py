"""How much is too much: of automatic letters, and of tickets by people whom we do not know.

Whoever is over a cap waits, or is gathered: nothing is dropped. Words of our staff have no cap.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

Caps = Sequence[tuple[timedelta, int]]

SHORT, HOUR, DAY = timedelta(minutes=10), timedelta(hours=1), timedelta(hours=24)

# Somebody may have given an address that is not theirs: its owner must not drown in our letters.
LETTERS_TO_STRANGER: Caps = ((SHORT, 5), (HOUR, 10), (DAY, 20))
LETTERS_TO_CONTACT: Caps = ((SHORT, 30), (HOUR, 60), (DAY, 200))
LETTERS_ON_TICKET: Caps = ((SHORT, 10), (HOUR, 20), (DAY, 50))
LETTERS_IN_ALL: Caps = ((SHORT, 2_000), (HOUR, 6_000), (DAY, 40_000))
TICKETS_OF_STRANGER: Caps = ((SHORT, 5), (HOUR, 10), (DAY, 30))
# Of all strangers of one domain: far above what people write when something is down at their
# house. Without a day: then a large house would have to count in every mail.
TICKETS_OF_DOMAIN: Caps = ((SHORT, 1_200), (HOUR, 1_500))

# An automaton answers each letter that it gets, and each answer brings it the next one. Whoever
# writes every quarter of an hour never comes to five.
ANSWERED: Caps = ((HOUR, 5),)


def most(caps: Caps) -> int:
    """So many of the newest have to be known."""
    return max(number for _, number in caps)


def room_at(newest_first: Sequence[datetime], caps: Caps, now: datetime) -> datetime:
    """When there is room for one more: now, or as soon as enough of these are long ago."""
    full = [(span, number) for span, number in caps if len(newest_first) >= number]
    return max([now, *(newest_first[number - 1] + span for span, number in full)])


def room_beside(
    left: Sequence[datetime], waiting: Sequence[datetime], came: Sequence[datetime], now: datetime
) -> datetime:
    """When there is room for what a mail brings its writer that may be an answer to a letter.

    `left`: when letters left for them, `waiting`: when others will; `came`: when their mails did.
    """
    answered = _answered([moment for moment in left if moment > now - HOUR], came)
    places = [*answered, *waiting] if answered else []
    return room_at(sorted(places, reverse=True), ANSWERED, now)


def _answered(left: Sequence[datetime], came: Sequence[datetime]) -> Sequence[datetime]:
    """Each mail answers one letter that had left before it: many at once are no answers to one."""
    left, found = sorted(left), []
    for moment in sorted(came):
        if len(found) < len(left) and left[len(found)] < moment:
            found.append(left[len(found)])
    return found
