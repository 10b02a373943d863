"""What customers can do themselves is shown to them before it costs anything (promise P3)."""

from tresen.house.models import Guide


def guides_for(ticket):
    """Up to three that fit what was asked for."""
    first = ticket.messages.order_by("id").first()
    return Guide.objects.fitting(ticket.kind, ticket.subject, first.text if first else "")
