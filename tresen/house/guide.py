"""How customers can help themselves, until there is a knowledge base: a short list of links."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import get_language

from tresen.lib.memory import remembered

AT_MOST = 3


class Guides(models.QuerySet):
    def fitting(self, kind, *words):
        """Up to three for this kind: those whose words occur, or else the first ones."""
        known = [guide for guide in _all() if guide.kind == kind]
        said = " ".join(words).casefold()
        found = [guide for guide in known if guide.fits(said)]
        return (found or known)[:AT_MOST]


class Guide(models.Model):
    """One page elsewhere that explains one task. `words` are those by which it is found."""

    title_de = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    url = models.URLField(max_length=500, validators=[URLValidator(schemes=["https"])])
    kind = models.CharField(max_length=16, default="self_service")
    words = models.CharField(max_length=300, blank=True)

    objects = Guides.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="guide_is_encrypted", condition=models.Q(url__startswith="https://")
            ),
        ]

    def __str__(self):
        return self.title_de

    @property
    def title(self):
        """In the language that is active."""
        return self.title_en if (get_language() or "de").startswith("en") else self.title_de

    def fits(self, said):
        """`said` is folded (str.casefold)."""
        words = (word.strip().casefold() for word in self.words.split(","))
        return any(word in said for word in words if word)


@remembered
def _all():
    """A house has a handful."""
    return list(Guide.objects.all())
