from django.db import models

from .customer import Customer


class Product(models.Model):
    """What a customer has from us: a server, a domain, a shop."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="products")
    name = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(name="one_product_name", fields=["customer", "name"]),
        ]

    def __str__(self):
        return self.name
