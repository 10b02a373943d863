import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation


def test_an_unknown_address_has_a_page_for_strangers_too(client, house):
    page = client.get("/nowhere/")

    assert page.status_code == 404
    assert "We find nothing here" in page.content.decode()


@pytest.mark.parametrize(("who", "way"), [("as_kim", "/desk/"), ("as_erika", "/")])
def test_it_leads_back_to_where_one_works(request, who, way):
    page = request.getfixturevalue(who).get("/desk/nowhere/").content.decode()

    assert f'class="button" href="{way}"' in page


def test_a_form_without_its_token_is_explained(house):
    page = Client(enforce_csrf_checks=True, headers={"accept-language": "en"}).post("/language/")

    assert page.status_code == 403
    assert "Please send it again" in page.content.decode()


@pytest.mark.parametrize(
    ("page", "sentence"),
    [("500.html", "Something broke on our side"), ("400.html", "We did not understand this")],
)
def test_pages_for_the_worst_need_neither_request_nor_database(page, sentence):
    with translation.override("en"):
        assert sentence in render_to_string(page)
