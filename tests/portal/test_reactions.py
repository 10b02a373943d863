"""How soon we answer: for everybody, where the house shows it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import berlin
from tresen.house.models import Provider
from tresen.reports.models import Figure

URL = "/reactions/"
pytestmark = pytest.mark.usefixtures("house")


@pytest.fixture
def stranger(client):
    """No cookies, no session: somebody who found the page by a search."""
    client.cookies.clear()
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


@pytest.fixture
def published():
    Provider.objects.update(publishes_reactions=True)


@pytest.fixture
def figure(published):
    """412 requests in the last 30 days, 7 of them too late."""
    now = timezone.now()
    times = {"starts_at": now, "ends_at": now, "reckoned_at": now}
    numbers = {"kept": 405, "broken": 7, "withdrawn": 1, "median_service": 2280}
    return Figure.objects.create(span="30", most_service=7200, **times, **numbers)


@pytest.mark.parametrize("url", [URL, f"{URL}csv/"])
def test_a_house_that_does_not_show_it_has_no_such_page(stranger, url):
    assert stranger.get(url).status_code == 404


def test_the_first_sentence_says_it_all(stranger, figure):
    page = stranger.get(URL).content.decode()

    assert "In the last 30 days we answered 98.3% of 412 requests within the promise." in page
    assert "38 min" in page


def test_the_page_says_of_which_moment_it_is(stranger, figure):
    Figure.objects.update(reckoned_at=berlin("mon", "15:20"))

    assert re.search("Reckoned <time[^>]*>[^<]*15:20", stranger.get(URL).content.decode())


def test_before_the_first_answer_the_page_says_so(stranger, published):
    page = stranger.get(URL).content.decode()

    assert "There are no figures yet" in page
    assert "<svg" not in page


def test_a_stranger_gets_no_cookie_and_caches_may_keep_the_page(stranger, figure):
    response = stranger.get(URL)

    assert not response.cookies
    assert response["Cache-Control"] == "max-age=300, public"
    assert {"Cookie", "Accept-Language"} <= set(response["Vary"].split(", "))


def test_what_somebody_sees_who_is_known_is_kept_by_no_cache(as_erika, figure):
    assert "private" in as_erika.get(URL)["Cache-Control"]


def test_the_picture_has_words_and_no_styles(stranger, figure):
    page = stranger.get(URL).content.decode()

    assert len(re.findall('<svg[^>]*role="img" aria-label="[^"]+"', page)) == 2
    assert "style=" not in page


def test_numbers_lead_to_tickets_only_for_leads(client, stranger, figure, lea, kim):
    assert "span=30" not in stranger.get(URL).content.decode()
    client.force_login(kim.login)
    assert "span=30" not in client.get(URL).content.decode()
    client.force_login(lea.login)

    assert "/desk/reactions/tickets/?span=30&amp;outcome=broken" in client.get(URL).content.decode()


def test_the_page_asks_for_the_house_and_its_figures(stranger, figure):
    with CaptureQueriesContext(connection) as asked:
        stranger.get(URL)

    assert len(asked) == 3


def test_the_csv_has_the_same_numbers(stranger, figure):
    lines = stranger.get(f"{URL}csv/").content.decode().splitlines()

    assert [line.split(",")[0] for line in lines] == ["span", "7", "30", "365"]
    assert lines[2].startswith("30,412,405,7,2280,7200,,,")


def test_the_first_page_says_it_too_once_it_is_shown(stranger, figure):
    page = stranger.get("/").content.decode()

    assert "we answered 98.3% of 412 requests" in page
    assert f'href="{URL}"' in page


def test_the_first_page_says_nothing_before(stranger):
    assert f'href="{URL}"' not in stranger.get("/").content.decode()
