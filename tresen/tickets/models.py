from .closing import Closure
from .consequences import BrokenPromise
from .events import Event
from .kinds import Kind
from .linking import Link
from .messages import Message
from .notices import Notice
from .participating import Participant
from .reckoning import Clock
from .searching import Index
from .ticket import Ticket
from .waiting import Reminder, Wait

__all__ = [
    "BrokenPromise",
    "Clock",
    "Closure",
    "Event",
    "Index",
    "Kind",
    "Link",
    "Message",
    "Notice",
    "Participant",
    "Reminder",
    "Ticket",
    "Wait",
]
