"""A verdict as programs read it, the command line and the API alike."""

from .sentences import in_both_languages


def as_json(verdict):
    """Sums are strings with both cents; null where no price is known before a quote."""
    return {
        "verdict": verdict.code.value,
        "reason": in_both_languages(verdict),
        "net": _sum(verdict.net),
        "gross": _sum(verdict.gross),
        "currency": verdict.currency,
        "worked_seconds": verdict.worked_seconds,
        "billed_seconds": verdict.billed_seconds,
        "price_list": verdict.price_list,
    }


def _sum(amount):
    return None if amount is None else f"{amount:.2f}"
