from .incoming import IncomingMail
from .outgoing import OutgoingMail
from .tally import Tally
from .withheld import Withheld

__all__ = ["IncomingMail", "OutgoingMail", "Tally", "Withheld"]
