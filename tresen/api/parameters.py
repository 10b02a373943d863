"""What may stand in a query string. Names that a list does not know are refused, never ignored."""

from functools import wraps
from typing import get_origin, get_type_hints

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict

from .problems import Problem


class Parameters(BaseModel):
    model_config = ConfigDict(extra="forbid")


def refuse_unknown_parameters(view):
    known = _parameters_of(view)

    @wraps(view)
    def checked(request, **given):
        faults = sorted({**_unknown(request, known), **_repeated(request, known)}.items())
        if faults:
            raise Problem(422, faults[0][1], code="invalid", errors=faults)
        return view(request, **given)

    return checked


def _unknown(request, known):
    return {name: _("There is no such parameter.") for name in request.GET.keys() - known}


def _repeated(request, known):
    repeated = (name for name, values in request.GET.lists() if len(values) > 1)
    once = (name for name in repeated if not known.get(name))
    return {name: _("This parameter may be given only once.") for name in once}


def _parameters_of(view):
    """The names, and whether each may be given several times."""
    hints = get_type_hints(view).values()
    models = [hint for hint in hints if isinstance(hint, type) and issubclass(hint, Parameters)]
    fields = (field for model in models for field in model.model_fields.items())
    return {field.alias or name: get_origin(field.annotation) is list for name, field in fields}
