from django.db import models

from tresen.people.models import Person

from .customer import Customer


class Product(models.Model):
    """What a customer has from us: a server, a domain, a shop."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="products")
    name = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True, blank=True)
    # Who ended it, or took it up again: the last one.
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(name="one_product_name", fields=["customer", "name"]),
        ]

    def __str__(self):
        return self.name

    def end(self, *, by, at):
        """The customer has it no more: it stays in old tickets, and new ones do not offer it."""
        Product.objects.filter(pk=self.pk, ended_at=None).update(ended_at=at, changed_by=by)

    def resume(self, *, by):
        Product.objects.filter(pk=self.pk).update(ended_at=None, changed_by=by)
