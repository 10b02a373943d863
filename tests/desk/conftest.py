import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.costs.conftest import agreed, logged, new_domain

__all__ = ["agreed", "logged", "new_domain"]


@pytest.fixture
def page():
    """The address of a ticket on the staff's side, or of something below it."""
    return lambda ticket, rest="": f"/desk/tickets/{ticket.shown_id}/{rest}"


@pytest.fixture
def upload():
    """A file that a browser would gladly run."""
    return SimpleUploadedFile("Übersicht.html", b"<script>", content_type="text/html")
