from .disregarding import Disregard
from .incoming import IncomingMail
from .letter_text import LetterText
from .outgoing import OutgoingMail
from .pickups.models import Comparison, Fetched, Grant, Pickup
from .recounting import Recount
from .stages import Stage
from .tally import Tally
from .withheld import Withheld

__all__ = [
    "Comparison",
    "Disregard",
    "Fetched",
    "Grant",
    "IncomingMail",
    "LetterText",
    "OutgoingMail",
    "Pickup",
    "Recount",
    "Stage",
    "Tally",
    "Withheld",
]
