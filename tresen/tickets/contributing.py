from tresen.lib.marks import to_html

from .messages import Message


def write(ticket, said, *, by, at, **kind):
    """Put a contribution on a locked ticket. Staff write Markdown; everybody else plain text."""
    is_staff = kind["side"] == Message.Side.STAFF
    message = Message.objects.create(
        ticket=ticket,
        author=by,
        origin=said.origin,
        automatic=said.automatic,
        text=said.text.strip().replace("\0", ""),
        full_text=said.full_text.strip().replace("\0", ""),
        html=to_html(said.text) if is_staff else said.html,
        html_with_pictures=said.html_with_pictures,
        created_at=at,
        sent_at=said.sent_at,
        rfc_message_id=said.rfc_message_id,
        unasked=said.unasked,
        sender_check=said.sender_check,
        moved_from=said.moved_from,
        **kind,
    )
    if said.attachments:
        message.attachments.add(*said.attachments)
    return message
