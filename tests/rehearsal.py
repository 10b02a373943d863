"""The cast is engaged once in a run; afterwards its rows are laid out again, ten times faster."""

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from tresen.demo.cast import engage
from tresen.house.models import Provider

KNOWN = {}


def rehearsed():
    if KNOWN:
        _lay_out_again()
    else:
        before = _rows()
        engage()
        for model, rows in _rows().items():
            KNOWN[model] = [row for pk, row in rows.items() if pk not in before[model]]
        KNOWN[Provider] = [Provider.current()]


def _lay_out_again():
    filled = [model for model, rows in KNOWN.items() if rows]
    Provider.objects.all().delete()
    for model in filled:
        model._base_manager.bulk_create(KNOWN[model])
    # In a fresh clone the sequences stand where they stood before these rows.
    with connection.cursor() as cursor:
        cursor.execute(";".join(connection.ops.sequence_reset_sql(no_style(), filled)))


def _rows():
    ours = [model for model in apps.get_models() if model.__module__.startswith("tresen.")]
    return {model: model._base_manager.in_bulk() for model in ours}
