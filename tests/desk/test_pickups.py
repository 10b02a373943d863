import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.mail.pickups.agreeing import account
from tresen.house.models import Amendment, Mailbox
from tresen.mail.models import Pickup
from tresen.mail.pickups import connecting

__all__ = ["account"]
SECRET = "Sesam-öffne-dich"
NEW = {
    **{"auth": "password", "protocol": "imap", "host": "127.0.0.1", "security": "none"},
    **{"port": "1", "username": "support", "password": SECRET},
    **{"folder": "INBOX", "filed_folder": "Filed", "parked_folder": "Parked"},
}
NOW = timezone.now()


@pytest.fixture
def new_url(house):
    return f"/desk/house/mailboxes/{Mailbox.objects.main().pk}/pickups/new/"


@pytest.fixture
def pickup(as_ada, new_url):
    as_ada.post(new_url, NEW)
    return Pickup.objects.get()


@pytest.fixture
def url(pickup):
    return f"/desk/house/pickups/{pickup.pk}/"


def told():
    return [next(iter(each.changes)) for each in Amendment.objects.all()]


def test_a_new_account_is_looked_at_first(as_ada, new_url):
    response = as_ada.post(new_url, NEW)

    pickup = Pickup.objects.get()
    assert response["Location"] == f"/desk/house/pickups/{pickup.pk}/look/"
    assert pickup.confirmed_at is None
    assert pickup.say_secret() == SECRET


@pytest.mark.parametrize(
    ("protocol", "security", "port"),
    [("imap", "tls", 993), ("imap", "starttls", 143), ("pop3", "tls", 995), ("pop3", "none", 110)],
)
def test_the_usual_port_follows_from_protocol_and_encryption(
    as_ada, new_url, protocol, security, port
):
    as_ada.post(new_url, {**NEW, "protocol": protocol, "security": security, "port": ""})

    assert Pickup.objects.get().port == port


@pytest.mark.parametrize(
    ("auth", "protocol", "host"),
    [
        ("microsoft", "imap", "outlook.office365.com"),
        ("google", "imap", "imap.gmail.com"),
        ("google", "pop3", "pop.gmail.com"),
    ],
)
def test_the_server_of_a_provider_is_known(as_ada, new_url, auth, protocol, host):
    wanted = {**NEW, "auth": auth, "protocol": protocol, "host": "", "security": "tls"}
    response = as_ada.post(new_url, {**wanted, "port": "", "client_id": "our-id"})

    pickup = Pickup.objects.get()
    assert pickup.host == host
    assert response["Location"] == f"/desk/house/pickups/{pickup.pk}/consent/"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("host", ""),
        ("host", "https://imap.example.org/"),
        ("host", "imap.example.org:993"),
        ("port", "70000"),
        ("username", ""),
        ("username", "a\nb"),
        ("password", ""),
        ("folder", "INBOX\r\nA1 LOGOUT"),
        ("protocol", "gopher"),
        ("tenant", "../common"),
    ],
)
def test_what_leads_nowhere_is_refused_at_its_field(as_ada, new_url, field, value):
    response = as_ada.post(new_url, {**NEW, field: value})

    assert response.status_code == 400
    assert {field} <= set(response.context["form"].errors) <= {field, "password"}


def test_an_account_is_connected_once(as_ada, new_url, pickup):
    response = as_ada.post(new_url, NEW)

    assert response.context["form"].errors["username"]
    assert Pickup.objects.count() == 1


@pytest.mark.parametrize("where", ["", "look/"])
def test_no_page_says_the_password(as_ada, url, where):
    page = as_ada.get(f"{url}{where}").content.decode()

    assert "127.0.0.1" in page
    assert SECRET not in page


def test_a_form_that_is_refused_does_not_say_it_either(as_ada, new_url):
    page = as_ada.post(new_url, {**NEW, "port": "70000"}).content.decode()

    assert SECRET not in page


@pytest.mark.parametrize(("typed", "marked"), [("Sesam", True), ("", False)])
def test_a_secret_that_was_typed_into_a_refused_form_is_asked_for_again(as_ada, url, typed, marked):
    page = as_ada.post(url, {**NEW, "password": typed, "folder": ""})

    assert ("Bitte geben Sie es erneut ein" in page.content.decode()) is marked


def test_neither_the_trail_nor_the_row_says_it(pickup):
    assert SECRET not in repr(list(Amendment.objects.values()))
    assert SECRET not in repr(Pickup.objects.values().get())
    assert SECRET not in repr(pickup)


def test_a_change_without_a_password_keeps_it(as_ada, url, pickup):
    as_ada.post(url, {**NEW, "password": "", "filed_folder": "Erledigt"})

    pickup.refresh_from_db()
    assert (pickup.filed_folder, pickup.say_secret()) == ("Erledigt", SECRET)
    assert told()[0] == "pickup.changed"


@pytest.mark.parametrize(
    "moved", [{"host": "evil.example"}, {"port": "2"}, {"username": "chef"}, {"security": "tls"}]
)
def test_the_password_goes_to_no_other_place(as_ada, url, moved):
    response = as_ada.post(url, {**NEW, **moved, "password": ""})

    assert list(response.context["form"].errors) == ["password"]


@pytest.mark.parametrize(
    "moved", [{"host": "::1"}, {"username": "chef"}, {"folder": "Support"}, {"protocol": "pop3"}]
)
def test_another_account_is_looked_at_and_confirmed_anew(as_ada, ada, url, pickup, moved):
    connecting.confirm(pickup, everything=True, by=ada, at=NOW)
    as_ada.post(url, {**NEW, **moved})

    pickup.refresh_from_db()
    assert pickup.ended_by == ada
    (other,) = Pickup.objects.kept()
    assert (other.confirmed_at, other.takes_old, other.say_secret()) == (None, False, SECRET)


@pytest.mark.parametrize(("take", "old"), [("everything", True), ("new", False)])
def test_confirming_says_what_is_fetched(as_ada, url, pickup, take, old):
    as_ada.post(f"{url}confirmation/", {"take": take})

    pickup.refresh_from_db()
    assert pickup.takes_old == old
    assert pickup in Pickup.objects.live()


def test_the_first_who_confirms_counts(as_ada, url, pickup):
    as_ada.post(f"{url}confirmation/", {"take": "new"})
    as_ada.post(f"{url}confirmation/", {"take": "everything"})

    pickup.refresh_from_db()
    assert not pickup.takes_old
    assert told() == ["pickup.confirmed_new", "pickup.connected"]


def test_nothing_is_confirmed_by_accident(as_ada, url, pickup):
    as_ada.post(f"{url}confirmation/")

    pickup.refresh_from_db()
    assert not pickup.confirmed_at


def test_pausing_resuming_and_ending_are_facts_with_who_and_when(as_ada, ada, url, pickup):
    connecting.confirm(pickup, everything=False, by=ada, at=NOW)
    for deed in ("pause", "pause", "resumption", "ending"):
        as_ada.post(f"{url}{deed}/")

    assert told()[:3] == ["pickup.ended", "pickup.resumed", "pickup.paused"]
    assert {each.by for each in Amendment.objects.all()} == {ada}
    assert as_ada.get(url).status_code == 404


def test_the_list_says_how_mail_gets_here(as_ada, pickup):
    page = as_ada.get("/desk/house/mailboxes/").content.decode()

    assert "Per SMTP oder LMTP, direkt an uns." in page
    assert "Noch nicht bestätigt: Es wird nichts abgeholt." in page
    assert "support @ 127.0.0.1: angeschlossen, bisher nur angesehen" in page


def test_what_is_wrong_stands_in_the_list_with_since_when(as_ada, ada, pickup):
    connecting.confirm(pickup, everything=False, by=ada, at=NOW)
    Pickup.objects.update(error="refused", failing_since=NOW)
    page = as_ada.get("/desk/house/mailboxes/").content.decode()

    assert "Keine Abholung seit: heute" in page


def test_a_look_that_fails_says_what_to_do(as_ada, url):
    page = as_ada.get(f"{url}look/").content.decode()

    assert 'role="alert"' in page
    assert f'href="{url}"' in page
    assert "confirmation" not in page


def test_words_of_a_server_are_shown_as_text(as_ada, ada, url, pickup):
    connecting.confirm(pickup, everything=False, by=ada, at=NOW)
    Pickup.objects.update(error="server", error_said="<script>x</script>", failing_since=NOW)
    page = as_ada.get(url).content.decode()

    assert "&lt;script&gt;x" in page
    assert "<script>x" not in page


def test_one_from_the_environment_is_changed_there(as_ada, url):
    Pickup.objects.update(from_environment=True)

    assert as_ada.post(url, NEW).status_code == 404
    assert as_ada.post(f"{url}ending/").status_code == 404
    assert "IMAP_URL" in as_ada.get(url).content.decode()


def asked_by(client):
    with CaptureQueriesContext(connection) as asked:
        client.get("/desk/house/mailboxes/")
    return len(asked)


def test_the_list_costs_the_same_for_many_accounts(as_ada, ada, account):
    few = asked_by(as_ada)
    rows = [Pickup(mailbox=account.mailbox, host="imap", username=f"{n}") for n in range(20)]
    Pickup.objects.bulk_create(rows)

    assert asked_by(as_ada) == few
