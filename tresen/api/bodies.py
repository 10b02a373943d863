from datetime import UTC, datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError


class Body(BaseModel):
    """What a request may bring: nothing unknown, nothing converted."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Nothing(Body):
    """Nothing has to be said: send `{}`, or no body at all."""


NOTHING = Nothing()

# PostgreSQL stores no NUL; and a text of blanks says nothing.
Line = Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")]
Text = Annotated[str, Field(max_length=100_000, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")]
TextOrNothing = Annotated[str, Field(max_length=100_000, pattern=r"^[^\x00]*$")]
# Net euros, with cents or without: a number of JSON would be a float to many.
Euros = Annotated[str, Field(pattern=r"^[0-9]{1,7}(\.[0-9]{1,2})?$")]

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def _moment(said):
    try:
        moment = datetime.fromisoformat(said)
    except (TypeError, ValueError):
        moment = EARLIEST.replace(tzinfo=None)
    if moment.tzinfo is None or not EARLIEST <= moment < LATEST:
        raise PydanticCustomError("moment", "no moment")
    return moment.astimezone(UTC)


# A wall clock alone names no moment: in October one hour comes twice.
Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
