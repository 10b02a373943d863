"""What became of a ticket, as a line of letters, and when each of them was said."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tresen.people.models import Person

from .cast import Speaker

# C the customer wrote, S staff answered, Q staff asked and wait, N an internal note,
# E staff closed it with words.
MINUTE = timedelta(minutes=1)
DAY = 24 * 60
ONE_IN_SO_MANY_IS_LONG = 20


@dataclass(frozen=True)
class Fate:
    """`usual` has three messages, `long` ten; the last was said between these minutes ago."""

    weight: int
    usual: str
    long: str
    latest: int
    earliest: int


FATES = (
    Fate(90, "CSE", "CSCSCSCSCE", 60, 730 * DAY),
    Fate(3, "CSC", "CSCSCSNCSC", 1, 8 * 60),
    Fate(3, "CCC", "CCCCCCCCCC", 1, 6 * 60),
    Fate(2, "CSQ", "CSCSCSCSCQ", 30, 4 * DAY),
    Fate(2, "CCS", "CSCSCSCSCS", 30, 20 * DAY),
)
WEIGHTS = [fate.weight for fate in FATES]


@dataclass(frozen=True)
class Life:
    number: str
    speaker: Speaker
    colleague: Person
    story: str
    moments: list[datetime]

    @property
    def chapters(self):
        return zip(self.story, self.moments, strict=True)


def live(number, speaker, colleague, world):
    dice = world.dice
    fate = dice.choices(FATES, WEIGHTS)[0]
    story = fate.usual if dice.randrange(ONE_IN_SO_MANY_IS_LONG) else fate.long
    last = world.now - dice.randint(fate.latest, fate.earliest) * MINUTE
    return Life(number, speaker, colleague, story, _backwards_from(last, len(story), dice))


def _backwards_from(last, length, dice):
    moments = [last]
    while len(moments) < length:
        moments.append(moments[-1] - dice.randint(20, 200) * MINUTE)
    return moments[::-1]
