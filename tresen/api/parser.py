import json

from django.utils.translation import gettext as _
from ninja.parser import Parser

from .problems import Problem


class JsonOnly(Parser):
    """Bodies are JSON and say so."""

    def parse_body(self, request):
        if request.content_type != "application/json":
            raise Problem(415, _("Please send application/json."))
        try:
            return json.loads(request.body, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            raise Problem(400, _("The body is not valid JSON.")) from error


def _refuse(constant):
    raise ValueError(f"{constant} is no JSON")
