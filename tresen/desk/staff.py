from django import forms
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tresen.house.address_field import AddressField
from tresen.mail.letters_on_accounts import invite
from tresen.people.models import Person, Staff, Team
from tresen.people.staff import LastAdministrator

from .doors import for_administrators
from .filling import fill


class StaffForm(forms.Form):
    name = forms.CharField(max_length=120, label=gettext_lazy("Name"))
    email = AddressField(label=gettext_lazy("Mail address"))
    role = forms.ChoiceField(choices=Staff.Role, label=gettext_lazy("Role"))

    def clean_email(self):
        """Whoever wrote to us as a customer must not read everything from one day to the next."""
        email = self.cleaned_data["email"]
        if Person.objects.speaking_from(email):
            raise forms.ValidationError(_("Somebody is known by this address already."))
        return email


class PlaceForm(forms.Form):
    name = forms.CharField(max_length=120, label=gettext_lazy("Name"))
    role = forms.ChoiceField(choices=Staff.Role, label=gettext_lazy("Role"))
    team = forms.ModelChoiceField(
        Team.objects.order_by("name"), required=False, label=gettext_lazy("Team")
    )
    told_by = forms.ChoiceField(
        choices=Staff.Channel, required=False, label=gettext_lazy("How to be told")
    )

    def __init__(self, *args, staff, by, **kwargs):
        self.staff, self.by = staff, by
        place = {"name": staff.person.name, "role": staff.role, "team": staff.team}
        super().__init__(*args, initial={**place, "told_by": staff.told_by}, **kwargs)

    def clean_role(self):
        """Said here, with the form kept; the verb refuses again in case two do it at once."""
        role = self.cleaned_data["role"]
        if role != Staff.Role.ADMINISTRATOR and self.staff.is_last_administrator:
            raise forms.ValidationError(LastAdministrator.sentence)
        return role

    @transaction.atomic
    def appoint(self):
        role, team = self.cleaned_data["role"], self.cleaned_data["team"]
        self.staff.person.rename(self.cleaned_data["name"])
        self.staff.appoint(role=role, team=team, by=self.by, at=timezone.now())
        self.staff.hear_by(self.cleaned_data["told_by"] or self.staff.told_by)
        return reverse("desk:staff")


@require_safe
@for_administrators
def index(request):
    staff = Staff.objects.select_related("person", "team").prefetch_related("person__addresses")
    context = {"area": "staff", "staff": staff.filter(left_at=None)}
    context["former"] = staff.exclude(left_at=None)
    return render(request, "desk/staff.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def new(request):
    def hire(form):
        person = Person.objects.meet(form.cleaned_data["email"], name=form.cleaned_data["name"])
        Staff.objects.create(person=person, role=form.cleaned_data["role"])
        invite(person, form.cleaned_data["email"], at=timezone.now())
        return reverse("desk:staff")

    form = StaffForm(request.POST or None)
    return fill(request, form, hire, title=_("Invite a colleague"), back=reverse("desk:staff"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    staff = get_object_or_404(Staff.objects.select_related("person", "team"), pk=pk)
    form = PlaceForm(request.POST or None, staff=staff, by=request.user.person)
    page = {"title": str(staff), "back": reverse("desk:staff"), "staff": staff}
    page["traces"] = staff.person.traces.select_related("by")
    return fill(request, form, PlaceForm.appoint, template="desk/colleague.html", **page)
