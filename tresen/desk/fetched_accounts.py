"""The accounts that we empty: how each stands, what waits there, and the last night's count."""

from dataclasses import dataclass

from django.utils import timezone

from tresen.mail.models import Comparison, Pickup
from tresen.people.templatetags.pages import zone_of

from .pickup_words import Standing, standing

NAMED = 10


@dataclass(frozen=True)
class Account:
    pickup: Pickup
    standing: Standing
    comparison: Comparison | None

    @property
    def missing(self):
        """The Message-IDs of the first of them."""
        named = self.comparison.missing[:NAMED] if self.comparison else []
        return [each.get("message_id") or "–" for each in named]


def accounts_for(request):
    now, zone = timezone.now(), zone_of(request)
    newest = Comparison.objects.order_by("pickup", "-at").distinct("pickup")
    compared = {each.pickup_id: each for each in newest}
    pickups = Pickup.objects.kept().select_related("paused_by").order_by("pk")
    return [
        Account(pickup, standing(pickup, now=now, zone=zone), compared.get(pickup.pk))
        for pickup in pickups
    ]
