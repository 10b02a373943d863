import pytest

from tresen.house.models import Guide

URL = "/desk/house/guides/"
NEW = {
    "title_de": "SPF setzen",
    "title_en": "Set SPF",
    "url": "https://hilfe.tresen.example/spf",
    "kind": "self_service",
    "words": "spf",
}


@pytest.fixture
def guide(as_ada):
    as_ada.post(f"{URL}new/", NEW)
    return Guide.objects.get()


def test_a_new_one_stands_in_the_list(as_ada, guide):
    page = as_ada.get(URL).content.decode()

    assert f'<a href="{URL}{guide.pk}/">' in page
    assert 'href="https://hilfe.tresen.example/spf" rel="noreferrer"' in page


def test_one_is_changed(as_ada, guide):
    as_ada.post(f"{URL}{guide.pk}/", {**NEW, "words": "spf, dkim"})

    assert Guide.objects.get().words == "spf, dkim"


def test_one_is_removed_once(as_ada, guide):
    for _ in range(2):
        assert as_ada.post(f"{URL}{guide.pk}/removal/").url == URL

    assert not Guide.objects.exists()


def test_an_unencrypted_address_is_refused(as_ada):
    page = as_ada.post(f"{URL}new/", {**NEW, "url": "http://hilfe.tresen.example"})

    assert page.status_code == 400
    assert "https://" in page.context["form"].errors["url"][0]
    assert not Guide.objects.exists()
