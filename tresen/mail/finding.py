from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: a code for machines, a sentence for people."""

    code: str
    is_fine: bool
    sentence: str
    number: int = 0
    # What only a person can mend must not take a node that works away from its visitors.
    stops: bool = True
    # Where staff see more of it, below /desk/.
    path: str = ""

    @property
    def is_ready(self):
        return self.is_fine or not self.stops
