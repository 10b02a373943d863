from .arriving.disregarding import Disregard
from .arriving.ignoring import Ignored
from .arriving.incoming import IncomingMail
from .arriving.recounting import Recount
from .arriving.tally import Tally
from .leaving.outgoing import OutgoingMail
from .leaving.stages import Stage
from .leaving.withheld import Withheld
from .pickups.models import Comparison, Fetched, Grant, Pickup
from .wording.letter_text import LetterText

__all__ = [
    "Comparison",
    "Disregard",
    "Fetched",
    "Grant",
    "Ignored",
    "IncomingMail",
    "LetterText",
    "OutgoingMail",
    "Pickup",
    "Recount",
    "Stage",
    "Tally",
    "Withheld",
]
