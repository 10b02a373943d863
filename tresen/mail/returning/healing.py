"""An address whose owner is heard from takes letters again, whatever came back before."""

from tresen.lib.address import normalise
from tresen.mail.arriving.hearing import wants_no_echo
from tresen.people.models import Address


def heal_address_of(arrived):
    """Before anything follows from the mail: its confirmation shall be written again.

    No vacation reply heals: it comes from a mailbox that may be full. Nor does a forged sender.
    """
    if not (wants_no_echo(arrived.parsed, arrived.mail) or arrived.is_forged):
        Address.objects.heal(normalise(arrived.parsed.from_email))
