"""An administrator connects a mailbox on a real Dovecot: looked at first, then emptied."""

import pytest

from tests.browser.pages import ADA
from tests.engine.conftest import eventually
from tests.mail.dovecot import PASSWORD, running_dovecot
from tests.mail.pickups.mailboxes import Account, numbered

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATIENCE = 120


@pytest.fixture(scope="module")
def account():
    with running_dovecot() as server:
        account = Account(server, "anna")
        account.deliver(*numbered(1, 2, 3))
        yield account


@pytest.fixture(scope="module")
def ada(sign_in):
    return sign_in(ADA)


@pytest.fixture(scope="module")
def looked_at(ada, account):
    """Ada has entered it, with a wrong password first."""
    ada.visits("/desk/house/mailboxes/")
    ada.page.get_by_role("link", name="Konto anschließen").first.click()
    known = {"host": "127.0.0.1", "port": str(account.server.imap_port), "username": "anna"}
    for name, value in {**known, "password": "falsch"}.items():
        ada.page.locator(f"[name={name}]").fill(value)
    ada.page.locator("[name=security]").select_option("none")
    ada.sends(ada.page.locator("form:has([name=host])"))
    return ada


def corrects(ada):
    ada.page.get_by_role("link", name="Einstellungen ändern").click()
    ada.page.locator("[name=password]").fill(PASSWORD)
    ada.sends(ada.page.locator("form:has([name=host])"))


def test_a_wrong_password_is_said_in_a_sentence(looked_at):
    assert "lehnt Benutzernamen und Passwort ab" in looked_at.text

    corrects(looked_at)
    assert "3 Mails liegen in INBOX" in looked_at.text
    assert "Nummer 3" in looked_at.text


def test_the_look_has_left_no_trace(looked_at, account):
    assert not any(account.subjects().values())
    assert account.folders() == {"INBOX"}


def test_once_confirmed_everything_is_fetched_and_moved(looked_at, account):
    looked_at.page.get_by_role("button", name="Alles abholen").click()
    assert eventually(lambda: len(account.subjects("Filed")) == 3, PATIENCE)

    looked_at.visits("/desk/house/mailboxes/")
    assert "Wird abgeholt, zuletzt heute" in looked_at.text


def test_the_posteingang_names_where_it_was_fetched(looked_at):
    looked_at.visits("/desk/incoming/?q=1@elsewhere.example")
    looked_at.page.locator("main table a").first.click()

    assert "Abgeholt von anna @ 127.0.0.1 per IMAP." in looked_at.text


def test_a_paused_account_is_left_alone(looked_at, account):
    looked_at.visits("/desk/house/mailboxes/")
    looked_at.page.get_by_role("link", name="anna @ 127.0.0.1").click()
    looked_at.page.get_by_role("button", name="Anhalten").click()

    assert "Angehalten von Ada" in looked_at.text
