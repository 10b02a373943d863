"""A crowd: as many tickets as asked for, by COPY, for tests and `bin/bench`. Nobody is real."""

from .gathering import gather

__all__ = ["gather"]
