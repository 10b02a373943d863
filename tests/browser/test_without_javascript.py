"""Customers need no JavaScript: opening, replying and closing are plain forms."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def bashir(sign_in):
    return sign_in("bashir@business.example", java_script_enabled=False)


def test_a_contact_opens_replies_and_closes(bashir, ask_api):
    ticket = bashir.opens("Zertifikat läuft ab", "Bitte verlängern.")
    bashir.writes(ticket, "Es eilt ein wenig.")
    replied = bashir.text
    bashir.closes(ticket)

    assert "Bitte verlängern." in replied and "Es eilt ein wenig." in replied
    assert ask_api(f"tickets/{ticket}")["state"] == "closed"
