"""People whom a field of the body names by their mail address."""

from django.utils.translation import gettext as _

from tresen.lib.address import NotAnAddress
from tresen.people.models import Person

from .problems import invalid


def speaking_from(email):
    """The person, or None: who is unknown and what is no address sound the same."""
    try:
        return Person.objects.speaking_from(email)
    except NotAnAddress:
        return None


def colleague(field, email):
    person = speaking_from(email)
    if person is None or not person.is_staff:
        raise invalid(field, _("Nobody on the staff has this address."))
    return person


def known(field, email):
    person = speaking_from(email)
    if person is None:
        raise invalid(field, _("Nobody is known under this address."))
    return person
