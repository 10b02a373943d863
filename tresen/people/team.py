from django.db import models


class Team(models.Model):
    """Colleagues who look after tickets together. A person belongs to one team at most."""

    name = models.CharField(max_length=80, unique=True)

    def __str__(self):
        return self.name
