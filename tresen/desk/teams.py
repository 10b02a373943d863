"""Who looks after tickets together: for administrators."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tresen.house.naming import StillNeeded, give_name
from tresen.house.naming import dissolve as dissolve_team
from tresen.people.models import Staff, Team

from .doors import for_administrators
from .filling import fill


class Colleagues(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple
    team = None

    def label_from_instance(self, staff):
        names = {"name": staff.person.name, "role": staff.get_role_display(), "team": staff.team}
        if staff.team and staff.team != self.team:
            return _("%(name)s (%(role)s, now in: %(team)s)") % names
        return _("%(name)s (%(role)s)") % names


class TeamForm(forms.ModelForm):
    members = Colleagues(
        Staff.objects.none(),
        required=False,
        label=gettext_lazy("Members"),
        help_text=gettext_lazy(
            "A person belongs to one team. Who has the role of a lead leads it."
        ),
    )

    class Meta:
        model = Team
        fields = ["name"]
        labels = {"name": gettext_lazy("Name")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        members = self.fields["members"]
        members.team = self.instance
        members.queryset = Staff.objects.filter(left_at=None).select_related("person", "team")
        members.initial = members.queryset.filter(team=self.instance) if self.instance.pk else []

    @transaction.atomic
    def keep(self, *, by, at):
        team, chosen = self.instance, set(self.cleaned_data["members"])
        give_name(team, self.cleaned_data["name"], by=by, at=at)
        for staff in (
            Staff.objects.filter(left_at=None).order_by("pk").select_for_update(no_key=True)
        ):
            if staff in chosen or staff.team_id == team.pk:
                place = team if staff in chosen else None
                staff.appoint(role=staff.role, team=place, by=by, at=at)


@require_safe
@for_administrators
def index(request):
    at_work = Staff.objects.filter(left_at=None).select_related("person")
    teams = Team.objects.order_by("name").prefetch_related(Prefetch("staff", at_work, "members"))
    alone = at_work.filter(team=None)
    return render(request, "desk/teams.html", {"area": "teams", "teams": teams, "alone": alone})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def new(request):
    return _edit(request, TeamForm(request.POST or None), title=_("New team"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    team = get_object_or_404(Team, pk=pk)
    return _edit(request, TeamForm(request.POST or None, instance=team), title=team.name, pk=pk)


@require_POST
@for_administrators
def dissolve(request, pk):
    team = get_object_or_404(Team, pk=pk)
    try:
        dissolve_team(team, by=request.user.person, at=timezone.now())
    except StillNeeded as refused:
        messages.error(request, str(refused))
        return redirect("desk:team", pk)
    messages.success(request, _("The team %(name)s is dissolved.") % {"name": team.name})
    return redirect("desk:teams")


def _edit(request, form, *, title, pk=None):
    def keep(form):
        form.keep(by=request.user.person, at=timezone.now())
        return reverse("desk:teams")

    page = {"title": title, "back": reverse("desk:teams"), "area": "teams", "pk": pk}
    return fill(request, form, keep, template="desk/team.html", **page)
