from django import forms
from django.utils.translation import gettext as _

from tresen.lib.address import NotAnAddress, normalise

from .mailbox import Mailbox


class AddressField(forms.EmailField):
    """A person's mail address, as we keep it. Our own mailboxes belong to nobody."""

    def clean(self, value):
        typed = super().clean(value)
        try:
            address = normalise(typed)
        except NotAnAddress as error:
            raise forms.ValidationError(_("We cannot write to this mail address.")) from error
        if Mailbox.objects.at(address):
            raise forms.ValidationError(_("This is a mailbox of our own, not a person's address."))
        return address
