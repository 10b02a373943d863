"""How administrators word our automatic mails: each version a row, the newest counts."""

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from tresen.lib.memory import remembered
from tresen.people.models import Person

from .ours import Wording, ours
from .text_faults import faults


class ChangedMeanwhile(Exception):
    sentence = _(
        "Somebody else has changed this text in the meantime. Nothing was saved: please load the "
        "page anew and make your changes there."
    )

    def __str__(self):
        return str(self.sentence)


class LetterTexts(models.QuerySet):
    def of(self, kind, form):
        """The versions of one text, the newest first."""
        return self.filter(kind=kind, form=form).select_related("by").order_by("-version")

    def newest(self):
        """The one that counts, of each text that was ever changed."""
        newest = self.order_by("kind", "form", "-version").distinct("kind", "form")
        return {(each.kind, each.form): each for each in newest.select_related("by")}

    def unusable(self):
        """Those that an upgrade made impossible: ours are sent instead of them."""
        return [each for each in self.newest().values() if not each.is_usable]

    def write(self, kind, form, wording, *, after, by, at):  # noqa: PLR0913
        """`after` is the version that was read: nobody overwrites what they have not seen.

        What stays as it was leaves no trace.
        """
        newest = self.of(kind, form).first()
        if wording == (newest.wording if newest else ours(kind, form)):
            return newest
        if after != (newest.version if newest else 0):
            raise ChangedMeanwhile
        new = self.model(kind=kind, form=form, version=after + 1, by=by, at=at)
        new.subject, new.text = wording.subject, wording.text
        return _saved(new)

    def reset(self, kind, form, *, by, at):
        """Ours from now on, also once we make it better."""
        newest = self.of(kind, form).first()
        if newest and not newest.is_reset:
            nothing = Wording("", "")
            self.write(kind, form, nothing, after=newest.version, by=by, at=at)


def _saved(new):
    try:
        with transaction.atomic():
            new.save()
    except IntegrityError as error:
        raise ChangedMeanwhile from error
    return new


class LetterText(models.Model):
    """One version of one text. Append-only; without a text it says: ours, from now on."""

    kind = models.CharField(max_length=12)
    form = models.CharField(max_length=5)
    version = models.PositiveIntegerField()
    subject = models.TextField(blank=True)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LetterTexts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_version_of_a_letter_text", fields=["kind", "form", "version"]
            ),
        ]

    def __str__(self):
        return f"{self.kind} ({self.form}) {self.version}"

    @property
    def is_reset(self):
        return not self.text

    @property
    def wording(self):
        """What it says, whether or not that can still be sent."""
        return ours(self.kind, self.form) if self.is_reset else Wording(self.subject, self.text)

    @property
    def is_usable(self):
        return self.is_reset or not faults(self.kind, self.subject, self.text)


def wording_of(kind, form):
    """The text that counts now."""
    changed = _newest().get((kind, form))
    return changed.wording if changed and changed.is_usable else ours(kind, form)


@remembered
def _newest():
    """A house changes a handful; all of them at once, because a letter is made of several."""
    return LetterText.objects.newest()
