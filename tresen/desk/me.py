"""My details, as a person on the staff: name, language, clock, and how to be told."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tresen.lib.zones import zones
from tresen.people.language import speaking
from tresen.people.models import Person, Staff

from .doors import for_staff


class MyForm(forms.ModelForm):
    timezone = forms.ChoiceField(choices=zones, label=gettext_lazy("Time zone"))
    told_by = forms.ChoiceField(
        choices=Staff.Channel,
        label=gettext_lazy("How I want to be told"),
        help_text=gettext_lazy(
            "About tickets that must be answered soon, and of what became late."
        ),
    )

    class Meta:
        model = Person
        fields = ["name", "language", "timezone"]
        labels = {"name": gettext_lazy("Name"), "language": gettext_lazy("Language")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["told_by"].initial = self.instance.staff.told_by

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    @transaction.atomic
    def keep(self):
        self.save().staff.hear_by(self.cleaned_data["told_by"])


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def edit(request):
    form = MyForm(request.POST or None, instance=request.user.person)
    if form.is_valid():
        form.keep()
        messages.success(request, _("Your details are saved."))
        return speaking(form.instance.language, redirect("desk:me"))
    status = 400 if form.is_bound else 200
    return render(request, "desk/me.html", {"area": "me", "form": form}, status=status)
