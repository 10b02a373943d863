from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tresen.lib.zones import zones
from tresen.people.language import speaking
from tresen.people.models import Person

from .dressed import Dressed


class MyForm(Dressed, forms.ModelForm):
    timezone = forms.ChoiceField(choices=zones, label=gettext_lazy("Time zone"))

    class Meta:
        model = Person
        fields = ["name", "language", "timezone"]
        labels = {"name": gettext_lazy("Name"), "language": gettext_lazy("Language")}

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request):
    """My details: how the house addresses me, in which language and by which clock."""
    form = MyForm(request.POST or None, instance=request.user.person)
    if form.is_valid():
        form.save()
        messages.success(request, _("Your details are saved."))
        return speaking(form.instance.language, redirect("portal:me"))
    status = 400 if form.is_bound else 200
    return render(request, "portal/me.html", {"form": form}, status=status)
