import pytest
from django.test import Client
from django.utils import timezone

from tests.api.door import Door
from tresen.people.models import Token


def ask(header):
    headers = {"Authorization": header} if header else {}
    return Client().get("/api/v1/tickets", headers=headers)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Bearer ", "Bearer 0", "Basic a2ltOmtpbQ=="]
)
def test_without_a_valid_token_nothing_opens(header):
    response = ask(header)

    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith("Bearer")
    assert response["Content-Type"] == "application/problem+json"


def test_a_session_is_no_key(as_kim):
    assert as_kim.get("/api/v1/tickets").status_code == 401


def test_a_revoked_token_is_no_key(kim):
    door = Door(kim)
    Token.objects.update(revoked_at=timezone.now())

    assert door.get("tickets").status_code == 401


def test_who_has_left_has_no_key(kim):
    door = Door(kim)
    kim.staff.left_at = timezone.now()
    kim.staff.save()

    assert door.get("tickets").status_code == 401


def test_a_shut_login_shuts_the_tokens_too(bashir):
    door = Door(bashir)
    bashir.login.is_active = False
    bashir.login.save()

    assert door.get("tickets").status_code == 401


@pytest.mark.parametrize(("path", "status"), [("tickets", 422), ("nothing", 404)])
def test_a_token_needs_no_csrf_token(kim, path, status):
    door = Door(kim)
    door.client = Client(enforce_csrf_checks=True)

    assert door.post(path, {}).status_code == status


@pytest.mark.parametrize(
    ("headers", "language"),
    [
        ({"Accept_Language": "en"}, "en"),
        ({"Accept_Language": "de"}, "de"),
        ({"Accept_Language": "en", "Cookie": "language=de"}, "en"),
    ],
)
def test_the_header_chooses_the_language(kim, headers, language):
    assert Door(kim).get("tickets/1", **headers)["Content-Language"] == language


def test_without_a_header_the_persons_language_counts(kim):
    kim.language = "en"
    kim.save()
    door = Door(kim)
    response = door.client.get(
        "/api/v1/tickets/1", headers={"Authorization": f"Bearer {door.secret}"}
    )

    assert response["Content-Language"] == "en"
