from pydantic import BaseModel


class PersonShape(BaseModel):
    """Contacts read the names of staff, not their addresses: answers go through the ticket."""

    name: str
    email: str | None

    @classmethod
    def of(cls, person, reader):
        hidden = hasattr(person, "staff") and not reader.is_staff
        return cls(name=person.name, email=None if hidden else person.email or None)
