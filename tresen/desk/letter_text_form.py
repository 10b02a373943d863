import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.lib.ticket_id import NotATicketId, WrongCheckDigit
from tresen.mail.wording.ours import Wording
from tresen.mail.wording.text_faults import faults
from tresen.mail.wording.text_kinds import TEXTS
from tresen.tickets.models import Ticket
from tresen.tickets.naming import MISTYPED

OF_THE_SUBJECT = ("no_subject", "subject_too_long", "subject_can_be_empty")


class LetterTextForm(forms.Form):
    """A text as it was typed. Whatever is wrong with it is said at its field."""

    subject = forms.CharField(
        required=False,
        label=gettext_lazy("Subject"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text = forms.CharField(
        required=False,
        label=gettext_lazy("Text"),
        widget=forms.Textarea(attrs={"rows": 24}),
    )
    ticket = forms.CharField(
        required=False,
        max_length=20,
        label=gettext_lazy("Show it with this ticket"),
        help_text=gettext_lazy("A Ticket-ID. Empty: the newest ticket that had such a mail."),
    )
    # The version that was read; what somebody else has written meanwhile is not overwritten.
    after = forms.IntegerField(min_value=0, widget=forms.HiddenInput, initial=0)

    def __init__(self, kind, form, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind, self.form, self._person = kind, form, person
        if not TEXTS[kind].has_subject:
            del self.fields["subject"]
        if TEXTS[kind].is_about_an_account:
            del self.fields["ticket"]

    def clean_subject(self):
        return _tidy(self.cleaned_data["subject"])

    def clean_text(self):
        return _tidy(self.cleaned_data["text"])

    def clean_ticket(self):
        typed = self.cleaned_data["ticket"]
        return self._named(typed) if typed else None

    def clean(self):
        wording = self.wording
        for fault in faults(self.kind, wording.subject, wording.text):
            is_of_subject = fault.code in OF_THE_SUBJECT and "subject" in self.fields
            self.add_error("subject" if is_of_subject else "text", str(fault))

    @property
    def wording(self):
        cleaned = self.cleaned_data
        return Wording(cleaned.get("subject", ""), cleaned.get("text", ""))

    def _named(self, typed):
        try:
            return Ticket.objects.reachable_by(self._person).by_id(typed)
        except WrongCheckDigit as error:
            raise forms.ValidationError(str(MISTYPED)) from error
        except (NotATicketId, Ticket.DoesNotExist) as error:
            raise forms.ValidationError(_("There is no ticket with this ID.")) from error


def _tidy(typed):
    """As our own files are written: plain line ends, nothing behind a line, one empty line."""
    lines = "\n".join(line.rstrip() for line in typed.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")
