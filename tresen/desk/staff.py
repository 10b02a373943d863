from django import forms
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tresen.people.models import Person, Staff

from .doors import for_administrators
from .filling import fill
from .invitations import invite


class StaffForm(forms.Form):
    name = forms.CharField(max_length=120, label=gettext_lazy("Name"))
    email = forms.EmailField(label=gettext_lazy("Mail address"))
    role = forms.ChoiceField(choices=Staff.Role, label=gettext_lazy("Role"))

    def clean_email(self):
        """Whoever wrote to us as a customer must not read everything from one day to the next."""
        email = self.cleaned_data["email"]
        if Person.objects.speaking_from(email):
            raise forms.ValidationError(_("Somebody is known by this address already."))
        return email


@require_safe
@for_administrators
def index(request):
    staff = Staff.objects.select_related("person", "team").prefetch_related("person__addresses")
    context = {"area": "staff", "staff": staff.filter(left_at=None)}
    return render(request, "desk/staff.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def new(request):
    def hire(form):
        person = Person.objects.meet(form.cleaned_data["email"], name=form.cleaned_data["name"])
        Staff.objects.create(person=person, role=form.cleaned_data["role"])
        invite(request, person, form.cleaned_data["email"])
        return reverse("desk:staff")

    form = StaffForm(request.POST or None)
    return fill(request, form, hire, title=_("Invite a colleague"), back=reverse("desk:staff"))
