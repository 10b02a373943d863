from .incoming import IncomingMail
from .outgoing import OutgoingMail

__all__ = ["IncomingMail", "OutgoingMail"]
