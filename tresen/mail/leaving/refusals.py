"""What servers say instead of taking a letter, and what that means for the next try."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """What a server said, instead of taking a letter."""

    server: str
    words: str

    def __str__(self):
        return f"{self.server}: {self.words}"


class NotTaken(Exception):
    def __init__(self, *refusals):
        self.refusals = refusals
        is_one = len(refusals) == 1
        super().__init__(refusals[0].words if is_one else " · ".join(map(str, refusals)))


class Unreachable(NotTaken):
    """Not now: refused for the moment, timed out. It is tried again."""


class HungUp(Unreachable):
    """The line was dead, or the server wanted to hear no more, before it had heard the letter."""


class CutOff(Unreachable):
    """The line went dead while we spoke: nobody knows whether the letter was taken."""


class PermanentlyRefused(NotTaken):
    """Never: the server said 5xx about this letter or this reader."""


def meaning_of(code):
    # A refused sign-in is our fault, not the letter's: 530 to 539 are tried again.
    if 500 <= code < 600 and not 530 <= code < 540:
        return PermanentlyRefused
    return HungUp if code == 421 else Unreachable


def text_of(reason):
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)


def name_of_error(error):
    return str(error) or type(error).__name__
