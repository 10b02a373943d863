"""An address whose owner is heard from takes letters again, whatever came back before."""

from tresen.lib.address import normalise
from tresen.mail.arriving.hearing import wants_no_echo
from tresen.people.models import Address


def heal_address_of(arrived):
    """Before anything follows from the mail: its confirmation shall be written again.

    No vacation reply heals: it comes from a mailbox that may be full. Nor does a forged sender.
    """
    if not (wants_no_echo(arrived.parsed, arrived.mail) or arrived.is_forged):
        _heal(arrived.author, normalise(arrived.parsed.from_email))


def _heal(author, email):
    """Most write from the one that gets their letters, and nothing is wrong with that."""
    if author.email != email or author.address.is_troubled:
        Address.objects.heal(email)
        # Read anew where a letter asks for it.
        author.__dict__.pop("address", None)
