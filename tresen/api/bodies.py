from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


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
