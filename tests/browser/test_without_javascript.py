"""Customers need no JavaScript: opening, replying and closing are plain forms."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


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


@pytest.fixture
def erika(sign_in):
    return sign_in("erika@ondemand.example", java_script_enabled=False)


def test_a_contact_reads_the_price_of_a_kind_and_agrees_while_opening(erika):
    erika.visits("/tickets/new/")
    form = erika.page.locator("form.opening")
    form.locator("[value=configuration]").check()
    shown = form.locator(".offer:visible").inner_text()
    form.locator("[name=configuration-agrees]").check()
    form.locator("[name=subject]").fill("Cache einrichten")
    form.locator("[name=text]").fill("Bitte.")
    erika.sends(form)

    assert "30,00\xa0€ netto (35,70\xa0€ brutto)" in shown
    assert "Sie haben zugestimmt." in erika.text


def test_a_contact_decides_on_the_page_of_the_ticket(erika):
    ticket = erika.opens("Postfach anlegen", "Bitte.", kind="self_service")
    erika.visits(f"/tickets/{ticket}/")
    with erika.page.expect_navigation():
        erika.page.locator("button[form=refusing]").click()

    assert "Hier wird nichts berechnet" in erika.text
    assert "Anleitung: Postfach anlegen" in erika.text
