from django.db import models, transaction
from django.utils.translation import gettext_lazy as _


class StillNeeded(Exception):
    sentence = _("Somebody belongs to this team, or it stands in a figure: it stays.")

    def __str__(self):
        return str(self.sentence)


class Team(models.Model):
    """Colleagues who look after tickets together. A person belongs to one team at most."""

    name = models.CharField(max_length=80, unique=True)

    def __str__(self):
        return self.name

    @transaction.atomic
    def dissolve(self):
        """Only an empty one. Who has left the house does not hold it."""
        Team.objects.select_for_update().get(pk=self.pk)
        self.staff.exclude(left_at=None).update(team=None)
        try:
            self.delete()
        except models.ProtectedError as held:
            raise StillNeeded from held
