from django.db import models


class SupportLevel(models.Model):
    """onDemand, Business, Enterprise: what a customer may expect."""

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=40, unique=True)
    rank = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["rank"]

    def __str__(self):
        return self.name
