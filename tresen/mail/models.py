from .disregarding import Disregard
from .incoming import IncomingMail
from .outgoing import OutgoingMail
from .pickups.models import Comparison, Fetched, Pickup
from .tally import Tally
from .withheld import Withheld

__all__ = [
    "Comparison",
    "Disregard",
    "Fetched",
    "IncomingMail",
    "OutgoingMail",
    "Pickup",
    "Tally",
    "Withheld",
]
