"""A price list is released: from a day on it counts, and from now on nobody changes it."""

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from tresen.people.models import Person

from .price_list import PriceList, one_at_a_time


class NotAFreeDay(Exception):
    sentence = _("A price list is released for today or a later day on which no other one begins.")

    def __str__(self):
        return str(self.sentence)


class IsReleased(Exception):
    sentence = _("This price list is released: it is never changed. Please make a new version.")

    def __str__(self):
        return str(self.sentence)


class NothingPriced(Exception):
    sentence = _("This price list has no price yet: nothing could be told to anybody.")

    def __str__(self):
        return str(self.sentence)


class InForce(Exception):
    sentence = _("This price list is in force already: it cannot be called back.")

    def __str__(self):
        return str(self.sentence)


class Release(models.Model):
    """Its existence is the fact that a price list is final, and in force from `valid_from` on."""

    price_list = models.OneToOneField(PriceList, models.PROTECT, related_name="release")
    valid_from = models.DateField(unique=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.price_list}: {self.valid_from}"


@transaction.atomic
def release(price_list, valid_from, *, by, at, today):
    """In force from this day on, for all work of that day and of later ones.

    Only the very first list may begin in the past: no verdict was given before it.
    """
    one_at_a_time()
    if Release.objects.filter(price_list=price_list).exists():
        raise IsReleased
    if not price_list.prices.exists():
        raise NothingPriced
    if valid_from < today and Release.objects.exists():
        raise NotAFreeDay
    try:
        with transaction.atomic():
            return Release.objects.create(
                price_list=price_list, valid_from=valid_from, by=by, at=at
            )
    except IntegrityError as error:
        raise NotAFreeDay from error


@transaction.atomic
def call_back(price_list, *, today):
    """It was to come into force later, and does not: a draft again."""
    one_at_a_time()
    found = Release.objects.filter(price_list=price_list).first()
    if found and found.valid_from <= today:
        raise InForce
    if found:
        _delete(found)


def _delete(found):
    """The database has a today of its own, and may be a zone ahead of the house."""
    try:
        with transaction.atomic():
            found.delete()
    except IntegrityError as error:
        raise InForce from error
