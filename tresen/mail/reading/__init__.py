"""Reading a mail in a process of its own: whatever the bytes are, the worker goes on."""

from .limits import Limits
from .reader import Unreadable
from .room import Room, read_what_can_be_read

__all__ = ["Limits", "Room", "Unreadable", "read_what_can_be_read"]
