"""Speaking names for files that a mail encloses without one, in the language of its mailbox."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.house.models import Mailbox

OF_TYPES = {
    "text/calendar": gettext_lazy("Appointment"),
    "application/ics": gettext_lazy("Appointment"),
    "message/rfc822": gettext_lazy("Message"),
    "text/vcard": gettext_lazy("Contact details"),
    "message/delivery-status": gettext_lazy("Delivery report"),
    "text/rfc822-headers": gettext_lazy("Headers"),
    "application/pgp-signature": gettext_lazy("Signature"),
    "application/pkcs7-signature": gettext_lazy("Signature"),
    "application/x-pkcs7-signature": gettext_lazy("Signature"),
    "application/pdf": gettext_lazy("Document"),
}
OF_FAMILIES = {
    "image": gettext_lazy("Picture"),
    "audio": gettext_lazy("Recording"),
    "video": gettext_lazy("Video"),
    "text": gettext_lazy("Text"),
}


def with_names(attachments, mailbox):
    """[(enclosed, its name)]; of several that would be called the same the second is number 2."""
    taken = {each.filename.lower() for each in attachments if each.is_named}
    with translation.override(_language(attachments, mailbox)):
        return [
            (each, each.filename if each.is_named else _new(each, taken)) for each in attachments
        ]


def _language(attachments, mailbox):
    """None where nothing has to be named."""
    if all(each.is_named for each in attachments):
        return None
    mailbox = mailbox or Mailbox.objects.main()
    return mailbox and mailbox.language


def _new(enclosed, taken):
    stem, ending = _stem(enclosed.content_type.lower()), enclosed.filename.rpartition(".")[2]
    name, number = f"{stem}.{ending}", 1
    while name.lower() in taken:
        number += 1
        name = f"{stem} {number}.{ending}"
    taken.add(name.lower())
    return name


def _stem(content_type):
    family = content_type.partition("/")[0]
    return str(OF_TYPES.get(content_type) or OF_FAMILIES.get(family) or _("Attachment"))
