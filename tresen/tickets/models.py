from .closing import Closure
from .consequences import BrokenPromise
from .events import Event
from .kinds import Kind
from .linking import Link
from .messages import Message
from .participating import Participant
from .reaction import Clock
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
    "Participant",
    "Reminder",
    "Ticket",
    "Wait",
]
