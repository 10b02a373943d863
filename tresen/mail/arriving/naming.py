"""Who wrote a mail that does not say so: a person on the staff says it."""

from django.db import transaction

from .filing import try_again
from .incoming import IncomingMail


@transaction.atomic
def name_sender(mail, email, *, by):
    """It is filed as if it came from this address. Who wrote it remains what a person says of it.

    A mail that was dealt with meanwhile stays as it is.
    """
    nameless = IncomingMail.objects.parked().filter(pk=mail.pk, reason="no_sender")
    nameless.update(named_sender=email)
    return try_again(mail, by=by)
