"""Numbers about proofs: how many were kept, and how soon answers came.

Times are those of the answers; who was never answered has none, but counts as broken.
"""

from django.db.models import Aggregate, Count, IntegerField, Q
from django.db.models.functions import TruncMonth

from .proof import Proof

OUTCOME = Proof.Outcome


class Percentile(Aggregate):
    """A value that occurred, and that so large a share of all do not exceed."""

    function = "percentile_disc"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = IntegerField()


NUMBERS = {
    "kept": Count("pk", filter=Q(outcome=OUTCOME.KEPT)),
    "broken": Count("pk", filter=Q(outcome=OUTCOME.BROKEN)),
    "withdrawn": Count("pk", filter=Q(outcome=OUTCOME.WITHDRAWN)),
    "median_service": Percentile("service_seconds", share=0.5),
    "most_service": Percentile("service_seconds", share=0.9),
    "median_real": Percentile("real_seconds", share=0.5),
    "most_real": Percentile("real_seconds", share=0.9),
}
NONE = {name: 0 if name in ("kept", "broken", "withdrawn") else None for name in NUMBERS}


def measured(proofs):
    return proofs.aggregate(**NUMBERS)


def measured_by(proofs, *fields):
    """{values of the fields: numbers}"""
    rows = proofs.values(*fields).annotate(**NUMBERS)
    return {tuple(row.pop(field) for field in fields): row for row in rows}


def measured_by_month(proofs, *fields):
    """The last of the values is the first moment of the month."""
    return measured_by(proofs.annotate(month=TruncMonth("decided_at")), *fields, "month")
