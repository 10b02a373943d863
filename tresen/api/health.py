"""For load balancers and monitoring: codes and numbers, no login, nothing to learn from."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tresen.mail.health import examine
from tresen.mail.models import IncomingMail


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
    return JsonResponse(
        {
            "status": "failing" if failing else "ok",
            "failing": failing,
            "numbers": {finding.code: finding.number for finding in findings},
            "mail": {"received": sum(balance.values()), **_by_state(balance)},
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
