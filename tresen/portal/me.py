from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tresen.people.models import Person

from .dressed import Dressed


def zones():
    """Places that people know; the rest are codes and doubles of theirs."""
    known = available_timezones()
    places = sorted(zone for zone in known if "/" in zone and not zone.startswith("Etc/"))
    return [(zone, zone.replace("_", " ")) for zone in [*places, "UTC"]]


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
        return _speaking(form.instance.language, redirect("portal:me"))
    status = 400 if form.is_bound else 200
    return render(request, "portal/me.html", {"form": form}, status=status)


def _speaking(language, response):
    """This browser follows at once, whatever it was switched to before."""
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax")
    return response
