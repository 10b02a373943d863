from .idempotency import IdempotentAnswer

__all__ = ["IdempotentAnswer"]
