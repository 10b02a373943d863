"""Where customers read how to do something themselves: for administrators."""

from django import forms
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tresen.house.models import Guide
from tresen.tickets.models import Kind

from .doors import for_administrators
from .filling import fill


class GuideForm(forms.ModelForm):
    url = forms.URLField(
        max_length=500,
        assume_scheme="https",
        label=gettext_lazy("Address"),
        help_text=gettext_lazy("Begins with https://"),
        error_messages={
            "invalid": gettext_lazy("Please enter an address that begins with https://.")
        },
    )
    kind = forms.ChoiceField(
        choices=Kind.on_offer,
        initial=Kind.SELF_SERVICE,
        label=gettext_lazy("Shown for this kind"),
    )

    class Meta:
        model = Guide
        fields = ["title_de", "title_en", "url", "kind", "words"]
        labels = {
            "title_de": gettext_lazy("German title"),
            "title_en": gettext_lazy("English title"),
            "words": gettext_lazy("Words by which it is found"),
        }
        help_texts = {
            "words": gettext_lazy(
                "Separated by commas. Where one of them occurs in a request, this guide is shown."
            ),
        }

    def keep(self):
        self.save()
        return reverse("desk:guides")


@require_safe
@for_administrators
def index(request):
    kinds = dict(Kind.choices)
    rows = [(guide, kinds.get(guide.kind, "–")) for guide in Guide.objects.all()]
    return render(request, "desk/guides.html", {"area": "guides", "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def new(request):
    form = GuideForm(request.POST or None)
    title, back = _("New guide"), reverse("desk:guides")
    return fill(request, form, GuideForm.keep, title=title, back=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    guide = get_object_or_404(Guide, pk=pk)
    form = GuideForm(request.POST or None, instance=guide)
    back = reverse("desk:guides")
    return fill(request, form, GuideForm.keep, title=guide.title, back=back)


@require_POST
@for_administrators
def remove(request, pk):
    """What leads nowhere any more; twice changes nothing."""
    Guide.objects.filter(pk=pk).delete()
    return redirect("desk:guides")
