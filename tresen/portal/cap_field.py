import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

SUM = re.compile(r"(\d{1,3}(?:[.,\s]\d{3})+|\d+)(?:[.,](\d{1,2}))?")
UNIT = re.compile(r"€|EUR\b|Euro\b", re.IGNORECASE)
NO_CENTS = re.compile(r"[.,](-{1,2}|–|—)$")
HIGHEST = Decimal("9999999.99")


class CapField(forms.CharField):
    """A sum as people write it: 60, 60,50, 60.50 €, 60,-, 1.200. Three digits are never cents."""

    def __init__(self, **kwargs):
        attrs = {"inputmode": "decimal", "size": 9, "maxlength": 20}
        super().__init__(required=False, widget=forms.TextInput(attrs=attrs), **kwargs)

    def prepare_value(self, value):
        return number_format(value, 2) if isinstance(value, Decimal) else value

    def clean(self, value):
        """The sum, or None where none was named."""
        written = NO_CENTS.sub("", UNIT.sub("", super().clean(value)).strip())
        if not written:
            return None
        found = SUM.fullmatch(written)
        if found is None:
            raise ValidationError(_("Please write a sum, for example 60 or 60.50."))
        whole, cents = found.groups()
        return self._within(Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{cents or 0}"))

    def _within(self, amount):
        if not 0 < amount <= HIGHEST:
            raise ValidationError(_("Please write a sum, for example 60 or 60.50."))
        return amount
