"""For load balancers and monitoring: codes and numbers, no login, nothing to learn from."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tresen.mail.health import examine
from tresen.mail.models import IncomingMail, Recount


@login_not_required
@require_safe
@never_cache
def healthz(request):
    """The process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
@never_cache
def readyz(request):
    """Everything runs that the promises need; 503 where something does not."""
    try:
        findings = examine(at=timezone.now())
        balance = IncomingMail.objects.balance()
    except DatabaseError:
        return JsonResponse({"status": "failing", "failing": ["database"]}, status=503)
    failing = [finding.code for finding in findings if not finding.is_ready]
    attention = [finding.code for finding in findings if not finding.is_fine]
    return JsonResponse(
        {
            "status": "failing" if failing else "ok",
            "failing": failing,
            # Also what only a person can mend, and what takes no node away from its visitors.
            "attention": attention,
            "numbers": {finding.code: finding.number for finding in findings},
            "mail": {"received": sum(balance.values()), **_by_state(balance), **_counted()},
        },
        status=503 if failing else 200,
    )


def _by_state(balance):
    return {
        "waiting": balance.get(IncomingMail.State.RECEIVED, 0),
        "filed": balance.get(IncomingMail.State.FILED, 0),
        "parked": balance.get(IncomingMail.State.PARKED, 0),
        "ignored": balance.get(IncomingMail.State.IGNORED, 0),
    }


def _counted():
    """Whether every mail was found when all of them were counted last."""
    newest = Recount.objects.first()
    return {"holds": newest and newest.holds, "counted_at": newest and newest.at}
