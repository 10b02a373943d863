"""A request sent twice with the same Idempotency-Key happens once (design.md, section 8)."""

import hashlib
from datetime import timedelta
from functools import wraps

from django.db import connection, models, transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from tresen.people.models import Token

from .problems import Problem, invalid
from .renderer import OneJson

KEPT_FOR = timedelta(hours=24)
HEADER = "Idempotency-Key"
LONGEST_KEY = 255


class IdempotentAnswer(models.Model):
    """What we answered, word for word. Refusals are not kept: nothing happened, so try again."""

    token = models.ForeignKey(Token, models.CASCADE, related_name="+")
    key = models.CharField(max_length=LONGEST_KEY)
    request_hash = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField()
    body = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_answer_per_key", fields=["token", "key"]),
        ]
        indexes = [models.Index(name="answer_by_age", fields=["created_at"])]

    def __str__(self):
        return self.key

    def replay(self, request):
        if bytes(self.request_hash) != _hash(request):
            message = _("Another request was sent with this key.")
            raise invalid(HEADER, message, code="idempotency_key_reused")
        return _json(self.body, self.status, {"Idempotent-Replayed": "true"})


def verb(status):
    """A request that changes something: in one transaction with its answer, and once per key."""

    def decorate(view):
        @wraps(view)
        def answer(request, **given):
            with transaction.atomic():
                return _answer(request, status, lambda: view(request, **given))

        return answer

    return decorate


def claim(token, key):
    """Held until the transaction ends: who comes meanwhile is told so instead of waiting."""
    digest = hashlib.sha256(f"{token.pk} {key}".encode()).digest()
    number = int.from_bytes(digest[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        (claimed,) = cursor.fetchone()
    if not claimed:
        message = _("The first request with this key is still running.")
        raise Problem(409, message, code="idempotency_key_in_use")


def forget_old(at):
    """Drop the answers that nobody may ask for any more."""
    IdempotentAnswer.objects.filter(created_at__lte=at - KEPT_FOR).delete()


def _answer(request, status, act):
    key = _key_of(request)
    if key is None:
        return _json(act().model_dump_json(), status)
    claim(request.auth, key)
    return _known(request, key) or _fresh(request, key, status, act)


def _key_of(request):
    key = request.headers.get(HEADER)
    if key is not None and not (
        key.isascii() and key.isprintable() and 0 < len(key) <= LONGEST_KEY
    ):
        raise invalid(HEADER, _("A key has 1 to 255 printable ASCII characters."))
    return key


def _known(request, key):
    since = timezone.now() - KEPT_FOR
    kept = IdempotentAnswer.objects.filter(token=request.auth, key=key, created_at__gt=since)
    found = kept.first()
    return found and found.replay(request)


def _fresh(request, key, status, act):
    body = act().model_dump_json()
    now = timezone.now()
    kept = {"request_hash": _hash(request), "status": status, "body": body, "created_at": now}
    IdempotentAnswer.objects.update_or_create(token=request.auth, key=key, defaults=kept)
    return _json(body, status)


def _hash(request):
    asked = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    asked.update(request.body)
    return asked.digest()


def _json(body, status, headers=None):
    content_type = f"{OneJson.media_type}; charset=utf-8"
    return HttpResponse(body, status=status, content_type=content_type, headers=headers)
