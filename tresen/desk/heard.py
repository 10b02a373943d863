"""What staff typed while somebody told it on the phone, taken apart."""

import re
from dataclasses import dataclass, field

LONGEST = 200
# "10231 482915", "Muster 482 915", "482915"; or two numbers of which the second is no PIN.
WITH_PIN = re.compile(
    r"(?:(?P<who>\S.*?)\s)?(?P<pin>[0-9]{3}\s?[0-9]{3})|(?P<number>[0-9]+)\s(?P<digits>[0-9\s]+)"
)
# Nothing but a PIN, or one behind a single word with a digit: js/pins.js knows it too.
LIKE_A_PIN = re.compile(r"(?:\S*[0-9]\S*\s)?[0-9]{3}\s?[0-9]{3}")


@dataclass(frozen=True)
class Heard:
    """Whom it is about, as words or a customer number, and the PIN that was told."""

    who: str = ""
    pin: str = field(default="", repr=False)

    @classmethod
    def read(cls, typed):
        typed = one_line(typed)
        found = WITH_PIN.fullmatch(typed)
        if found is None:
            return cls(who=typed)
        return cls(who=found["who"] or found["number"] or "", pin=found["pin"] or found["digits"])

    @property
    def fits_an_address(self):
        """Words without a digit are no part of a PIN, however mistyped: a URL may hold them."""
        return bool(self.who) and not self.pin and not any(map(str.isdigit, self.who))

    @property
    def is_number(self):
        """What they told can only be the number of a customer."""
        return self.who.isdecimal()


def looks_like_a_pin(typed):
    return LIKE_A_PIN.fullmatch(one_line(typed)) is not None


def one_line(typed):
    return " ".join(typed[:LONGEST].split())
