from dataclasses import dataclass

from tresen.mail.arriving.intake import LARGEST

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one caller may take away from the others.

    Our own mail server (`TRESEN_SMTP_TRUSTED`) is bound by what holds for all together; strangers
    also by the rest. Whoever meets a limit is told 421 or 452: the mail stays with them, and comes
    again.
    """

    # All callers together; the last lines are kept free for our own mail server.
    lines: int = 200
    lines_of_strangers: int = 160
    # What waits on disk until its letter is complete.
    bytes_waiting: int = 1024 * MEGABYTE
    # Of a letter, whoever brings it.
    size: int = LARGEST
    recipients: int = 100
    # Of one stranger.
    lines_each: int = 20
    bytes_waiting_each: int = 256 * MEGABYTE
    letters: int = 200
    errors: int = 20
    # Seconds of silence (RFC 5321, 4.5.3.2.7, wants five minutes); fewer while lines are scarce.
    silence: float = 300
    silence_when_busy: float = 20
    # Seconds until the end, however busily somebody dribbles.
    altogether: float = 3600
