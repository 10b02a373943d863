"""Somebody from outside writes to a ticket: its contact says whether that belongs there."""

import pytest

from tests.engine.conftest import eventually

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def bashir(sign_in):
    return sign_in("bashir@business.example", java_script_enabled=False, viewport=PHONE)


@pytest.fixture
def ticket(bashir, kim, post):
    """Kim has answered Bashir, who passed the letter on to Petra, and she wrote."""
    ticket = bashir.opens("Bilder laden langsam", "Seit heute früh.")
    kim.answers(ticket, "Welche Bilder sind es?")
    letter = post.letter("bashir@business.example", "Welche Bilder sind es?")
    about = {"to": letter["Reply-To"], "In_Reply_To": letter["Message-ID"]}
    post.write("petra@elsewhere.example", f"Die auf der Startseite. {'x' * 150}", **about)
    return ticket


def test_a_contact_confirms_what_a_third_party_wrote(bashir, ticket):
    assert eventually(lambda: "petra@elsewhere.example" in bashir.sees(ticket))
    width = bashir.page.evaluate("document.documentElement.scrollWidth")
    bashir.sends(bashir.page.locator("form[action$='/admissions/']"))

    assert width <= PHONE["width"]
    assert "Die Nachricht steht jetzt in Ihrem Ticket" in bashir.text
    assert "Die auf der Startseite." in bashir.page.locator("section.talk").inner_text()
    assert not bashir.page.locator("form[action$='/admissions/']").count()
