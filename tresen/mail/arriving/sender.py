"""From which address words came: the name beside it is whatever its writer made up."""

from tresen.lib.address import NotAnAddress, normalise


def address_behind(message):
    """As letters would go there: an umlaut that only looks like a letter shows. Pages have
    selected `incoming_mail` before."""
    mail = getattr(message, "incoming_mail", None)
    try:
        return normalise(mail.from_email) if mail else message.author.email
    except NotAnAddress:
        return message.author.email
