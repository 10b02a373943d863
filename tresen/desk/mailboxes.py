"""The addresses under which the house takes mail: for administrators."""

from functools import partial

from django import forms
from django.db import transaction
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tresen.house.models import Amendment, Mailbox
from tresen.lib.address import NotAnAddress, normalise
from tresen.mail.models import Pickup
from tresen.people.fresh import SignInAgain
from tresen.people.models import Person
from tresen.people.templatetags.pages import zone_of
from tresen.tickets.models import Kind
from tresen.tickets.warning import warn_others

from .amendments import newest
from .doors import for_administrators
from .filling import fill
from .pickup_words import standing

WHEN_ASKED_AGAIN = gettext_lazy(
    "Only if you change the address or which mailbox is the main one: you signed in some time ago."
)


class MailboxForm(SignInAgain, forms.ModelForm):
    language = forms.ChoiceField(choices=Person.Language, label=gettext_lazy("Language"))
    default_kind = forms.ChoiceField(
        choices=Kind, initial=Kind.UNSORTED, label=gettext_lazy("Kind of what comes in")
    )
    speaks = forms.BooleanField(
        required=False, label=gettext_lazy("Main mailbox: speaks where no other was written to")
    )

    class Meta:
        model = Mailbox
        fields = ["address", "name", "language", "calendar", "default_kind"]
        labels = {
            "address": gettext_lazy("Mail address"),
            "name": gettext_lazy("Name"),
            "calendar": gettext_lazy("Service hours"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["calendar"].empty_label = _("The standard")
        self.fields["speaks"].initial = self.instance.is_main
        # There is always one: another one takes over, nobody merely steps down.
        self.fields["speaks"].disabled = self.instance.is_main
        self._former, self._was_main = self.instance.address, self.instance.is_main
        for asked in self.asked_again:
            asked.help_text = WHEN_ASKED_AGAIN

    def clean_address(self):
        try:
            address = normalise(self.cleaned_data["address"])
        except NotAnAddress as error:
            raise forms.ValidationError(_("No mail can be sent to this address.")) from error
        if "+" in address:
            raise forms.ValidationError(_("A mailbox has no + in its address: replies bring it."))
        return address

    def asks_again(self, cleaned):
        """Only where answers would go elsewhere from now on."""
        return bool(self._moved(cleaned))

    @transaction.atomic
    def keep(self, *, by, at):
        mailbox = self.save()
        if self.cleaned_data["speaks"]:
            mailbox.become_main()
        if moved := self._moved(self.cleaned_data):
            warn_others(Amendment.objects.create(by=by, at=at, changes=moved))
        return reverse("desk:mailboxes")

    def _moved(self, cleaned):
        """{place: [former, new]}"""
        address, moved = cleaned.get("address", self._former), {}
        if self._former and address != self._former:
            moved["mailbox.address"] = [self._former, address]
        if cleaned.get("speaks") and not self._was_main:
            moved["mailbox.main"] = [None, address]
        return moved


@require_safe
@for_administrators
def index(request):
    kept = Pickup.objects.kept().select_related("paused_by").order_by("pk")
    mailboxes = Mailbox.objects.order_by("-is_main", "address")
    kinds = dict(Kind.choices)
    rows = [
        (mailbox, kinds.get(mailbox.default_kind, "–"), _standings(request, mailbox))
        for mailbox in mailboxes.prefetch_related(Prefetch("pickups", kept, "kept_pickups"))
    ]
    context = {"area": "mailboxes", "rows": rows, "changes": newest("pickup.", "mailbox.")}
    return render(request, "desk/mailboxes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def new(request):
    form = MailboxForm(request.POST or None, request=request)
    page = {"title": _("New mailbox"), "back": reverse("desk:mailboxes"), "area": "mailboxes"}
    return fill(request, form, _keeping(request), **page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    mailbox = get_object_or_404(Mailbox, pk=pk)
    form = MailboxForm(request.POST or None, request=request, instance=mailbox)
    page = {"title": mailbox.address, "back": reverse("desk:mailboxes"), "area": "mailboxes"}
    return fill(request, form, _keeping(request), **page)


def _keeping(request):
    return partial(MailboxForm.keep, by=request.user.person, at=timezone.now())


def _standings(request, mailbox):
    """[(pickup, how it stands)]"""
    now, zone = timezone.now(), zone_of(request)
    return [(pickup, standing(pickup, now=now, zone=zone)) for pickup in mailbox.kept_pickups]
