"""What the worker does for the reports: the proofs of all that happened, and then every figure."""

import time

from django.utils import timezone

from tresen.reports.figure import reckon_due
from tresen.reports.folding import fold
from tresen.tickets.models import Event

from .figures import Figure, of_rate


def figures():
    began = time.perf_counter()
    while fold():
        pass
    yield of_rate("Events read for the reports", Event.objects.count(), _since(began))
    began = time.perf_counter()
    reckon_due(now=timezone.now())
    yield Figure("Reckoning every figure", f"{_since(began):7.2f} s")


def _since(began):
    return time.perf_counter() - began
