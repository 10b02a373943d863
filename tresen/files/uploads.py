from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .attachment import Attachment

MOST_FILES = 10
MOST_BYTES = 25 * 1024 * 1024


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once, within bounds that a mail can carry too."""

    widget = FilesInput

    def __init__(self, **kwargs):
        super().__init__(required=False, allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None):
        files = [super(FilesField, self).clean(file) for file in data or []]
        if len(files) > MOST_FILES:
            raise ValidationError(_("Please attach at most ten files at once."))
        if sum(file.size for file in files) > MOST_BYTES:
            raise ValidationError(_("The files are larger than 25 MB together."))
        return files


def keep_all(files):
    """The uploaded files as attachments, in their order."""
    return tuple(
        Attachment.keep(
            file.name,
            file.read(),
            content_type=file.content_type or "application/octet-stream",
        )
        for file in files
    )
