from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.house.models import Provider
from tresen.lib.address import NotAnAddress, normalise_domain
from tresen.people.fresh import SignInAgain
from tresen.tickets.warning import warn_others

MOST_REMINDERS = 10
WHEN_ASKED_AGAIN = gettext_lazy(
    "Only if you change these mail servers: you signed in some time ago."
)


class PromiseForm(SignInAgain, forms.ModelForm):
    reaction_hours = forms.DecimalField(
        min_value=0.25,
        max_value=200,
        label=gettext_lazy("We answer within so many hours of service time"),
    )
    reminders = forms.CharField(
        required=False,
        label=gettext_lazy("Reminders after so many service days"),
        help_text=gettext_lazy("Separated by commas, for example 2, 5. Empty: no reminders."),
    )
    trusted_authserv_ids = forms.CharField(
        required=False,
        max_length=1000,
        label=gettext_lazy("Mail servers whose check of the sender we trust"),
        help_text=gettext_lazy(
            "The names that these servers of yours put in front of Authentication-Results, "
            "separated by commas. Empty: no sender of a mail counts as verified."
        ),
    )

    class Meta:
        model = Provider
        fields = ["name", "phone", "sales_email", "address_form", "publishes_reactions"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reaction_hours"].initial = f"{self.instance.reaction_seconds / 3600:g}"
        self.fields["reminders"].initial = ", ".join(map(str, self.instance.reminder_days))
        servers = self.instance.trusted_authserv_ids
        self.fields["trusted_authserv_ids"].initial = ", ".join(servers)
        for asked in self.asked_again:
            asked.help_text = WHEN_ASKED_AGAIN

    def clean_reminders(self):
        words = self.cleaned_data["reminders"].replace(",", " ").split()
        days = [int(word) for word in words if word.isdecimal() and 0 < int(word[:4]) <= 365]
        if len(days) != len(words) or days != sorted(set(days)) or len(days) > MOST_REMINDERS:
            raise forms.ValidationError(_("Please name days in rising order, such as 2, 5."))
        return days

    def clean_trusted_authserv_ids(self):
        words = self.cleaned_data["trusted_authserv_ids"].replace(",", " ").split()
        try:
            return list(dict.fromkeys(map(normalise_domain, words)))
        except NotAnAddress as error:
            text = _("“%(name)s” is no name of a server. Please write it like mx.example.org.")
            raise forms.ValidationError(text % {"name": error}) from error

    def asks_again(self, cleaned):
        """Only where it is about whom we believe: that opens a door to forged senders."""
        servers = self.instance.trusted_authserv_ids
        return cleaned.get("trusted_authserv_ids", servers) != servers

    @transaction.atomic
    def amend(self, *, by, at):
        """The verb is handed plain values: it finds out itself what is new."""
        cleaned = self.cleaned_data
        changes = {field: cleaned[field] for field in self.Meta.fields}
        changes["reaction_seconds"] = int(cleaned["reaction_hours"] * 3600)
        changes["reminder_days"] = cleaned["reminders"]
        changes["trusted_authserv_ids"] = cleaned["trusted_authserv_ids"]
        amendment = Provider.amend(by=by, at=at, **changes)
        if amendment and "trusted_authserv_ids" in amendment.changes:
            warn_others(amendment)
