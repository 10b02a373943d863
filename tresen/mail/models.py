from .incoming import IncomingMail
from .outgoing import OutgoingMail
from .tally import Tally

__all__ = ["IncomingMail", "OutgoingMail", "Tally"]
