"""How a letter of ours is known again: reply address, Message-ID, marker, and what they prove."""

from tresen.house.keys import ring
from tresen.house.models import Key
from tresen.lib import tokens


def reply_address(ticket, mailbox):
    """support+token@…: whoever writes there means this ticket."""
    return mailbox.with_token(tokens.reply_token(ticket.pk, ring(Key.Purpose.MAIL)))


def message_id(ticket, key, mailbox):
    """The stable Message-ID of a letter: a repeat carries the same (RFC 5322, 3.6.4)."""
    domain = mailbox.address.rpartition("@")[2]
    local = tokens.message_id_local(ticket.pk if ticket else 0, key, ring(Key.Purpose.MAIL))
    return f"<{local}@{domain}>"


def marker(ticket):
    """The last line of our letters: still there where a server has rewritten all headers."""
    return tokens.marker(ticket.pk, ring(Key.Purpose.MAIL))


def ticket_in_marker(text):
    """The key of the ticket that one of our markers names, or None."""
    return tokens.read_marker(text, ring(Key.Purpose.MAIL))


def ticket_in_address(address):
    """The key of the ticket that a signed reply address names, or None."""
    token = address.rpartition("@")[0].partition("+")[2]
    return tokens.read_reply_token(token, ring(Key.Purpose.MAIL)) if token else None


def letter_in_message_id(text):
    """(ticket key, letter key) that one of our signed Message-IDs names, or None."""
    local = text.strip().strip("<>").partition("@")[0]
    return tokens.read_message_id_local(local, ring(Key.Purpose.MAIL))
