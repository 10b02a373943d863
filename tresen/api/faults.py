"""From exceptions to problem documents: nothing inside leaks, everything meant for people stays."""

import structlog
from django.core.exceptions import RequestDataTooBig
from django.http import Http404
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tresen.costs.refusing import (
    AboveLimit,
    CapTooLow,
    ConsentMissing,
    CorrectedAlready,
    DeclineNeeded,
    NotEntitled,
    NotForExport,
    NothingToAgreeTo,
    NothingToExport,
    NothingTold,
    NotVerified,
    NotWork,
    PinNeeded,
    PriceChanged,
    ReasonMissing,
)
from tresen.tickets.refusing import (
    AskedAlready,
    NotForContacts,
    NotForStaff,
    NothingSaid,
    NotLinkable,
    NotOverdue,
    NotStaff,
    NotYours,
    Refused,
    TicketIsClosed,
)

from .complaints import complaint
from .problems import Problem, invalid, not_found

log = structlog.get_logger()


def teach(api):
    """Let the API answer every exception with a problem document."""
    for kind, told in TELLING.items():
        api.add_exception_handler(kind, _handler(told))


def problem_of(error):
    """The problem document that an exception becomes."""
    told = next(TELLING[kind] for kind in type(error).__mro__ if kind in TELLING)
    return told(error)


def _handler(told):
    return lambda request, error: told(error).response()


def _itself(problem):
    return problem


def _unauthorized(error):
    return Problem(
        401,
        _("Please send a valid token: Authorization: Bearer …"),
        headers={"WWW-Authenticate": 'Bearer realm="tresen"'},
    )


def _http(error):
    # The framework says 400 for whatever the parser raises; the parser's own problem says more.
    cause = error.__cause__
    return cause if isinstance(cause, Problem) else Problem(error.status_code)


def _invalid(error):
    # A field that may be two things is complained about twice.
    errors = list(dict(complaint(each) for each in error.errors).items())
    return Problem(422, errors[0][1], code="invalid", errors=errors)


def _conflict(error):
    return Problem(409, error, code=error.code)


def _about(field):
    return lambda error: invalid(field, error, code=error.code)


def _refused(error):
    return Problem(422, error, code=error.code)


def _unforeseen(error):
    log.error("api request failed", exc_info=error)
    return Problem(500)


TELLING = {
    Problem: _itself,
    AuthenticationError: _unauthorized,
    HttpError: _http,
    ValidationError: _invalid,
    RequestDataTooBig: lambda error: Problem(413),
    TicketIsClosed: _conflict,
    NotYours: _conflict,
    NotOverdue: _conflict,
    AskedAlready: _conflict,
    NotForStaff: _conflict,
    NotForContacts: _about("result"),
    NothingSaid: _about("text"),
    NotLinkable: _about("ticket"),
    NotEntitled: _conflict,
    NothingToAgreeTo: _conflict,
    NothingToExport: _conflict,
    PriceChanged: _conflict,
    PinNeeded: _conflict,
    ConsentMissing: _conflict,
    CorrectedAlready: _conflict,
    AboveLimit: _about("cap"),
    CapTooLow: _about("cap"),
    DeclineNeeded: _about("declined_self_service"),
    NotVerified: _about("message"),
    NotWork: _about("started_at"),
    NothingTold: _about("text"),
    ReasonMissing: _about("reason"),
    NotStaff: lambda error: not_found(),
    NotForExport: lambda error: not_found(),
    Refused: _refused,
    Http404: lambda error: not_found(),
    Exception: _unforeseen,
}
