from django import forms
from django.utils.translation import gettext_lazy as _

from tresen.files.uploads import FilesField, keep_all
from tresen.tickets.said import Said

from .dressed import Dressed


class ReplyForm(Dressed, forms.Form):
    """Words for an open ticket. Files alone will do; the verb refuses nothing at all."""

    text = forms.CharField(
        max_length=100_000, required=False, widget=forms.Textarea, label=_("Your message")
    )
    files = FilesField(label=_("Files"))

    def said(self):
        """Keeps the files, so call it in a transaction."""
        return Said(self.cleaned_data["text"], attachments=keep_all(self.cleaned_data["files"]))
