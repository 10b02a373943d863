import json
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.people import AtTheDesk, AtThePortal
from tests.browser.post import Post
from tests.browser.served import serving
from tests.chromium import executable

OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    directory = tmp_path_factory.mktemp("served")
    directory.chmod(0o700)
    with serving(directory / "var") as served:
        yield served


@pytest.fixture(scope="module")
def chromium():
    # Per module: Django refuses to work beside Playwright's event loop, so it ends with us.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def sign_in(served, chromium):
    """sign_in("kim@tresen.example", **options of the browser): signs in once, remembers it."""
    states, contexts = {}, []

    def person(email, **options):
        at = AtTheDesk if email.endswith("@tresen.example") else AtThePortal
        context = chromium.new_context(
            storage_state=states.get(email), **{"locale": "de", **options}
        )
        contexts.append(context)
        visitor = at(context.new_page(), served.url, email)
        if email not in states:
            visitor.signs_in()
            states[email] = context.storage_state()
        return visitor

    yield person
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def kim(sign_in):
    return sign_in("kim@tresen.example")


@pytest.fixture(scope="module")
def erika(sign_in):
    return sign_in("erika@ondemand.example")


@pytest.fixture(scope="module")
def post(served):
    return Post(served)


@pytest.fixture(scope="session")
def ask_api(served):
    """ask_api("tickets/4821-9375"): what the API tells Kim; with a body she posts it."""
    token = served.tresen("token", "kim@tresen.example")
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def answer(path, body=None):
        data = json.dumps(body).encode() if body else None
        with urlopen(Request(f"{served.url}/api/v1/{path}", data, headers), timeout=20) as told:
            return json.load(told)

    return answer


@pytest.fixture
def clock(ask_api):
    return lambda ticket: ask_api(f"tickets/{ticket}")["reaction"]["state"]
