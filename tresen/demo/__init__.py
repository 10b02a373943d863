"""The demonstration: a provider, its customers and the last weeks, told by the product's verbs."""

from .preparing import Refused, prepare

__all__ = ["Refused", "prepare"]
