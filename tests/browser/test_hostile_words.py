"""What attackers write, through every way in and looked at on every page: no script runs.

The browser keeps no policy of ours (CSP) here: the words themselves must be harmless.
"""

import re
from email.message import EmailMessage
from email.utils import formataddr, make_msgid

import pytest

from tests.browser.people import TICKET_ID
from tests.browser.post import text_of
from tests.engine.conftest import eventually
from tests.lib.hostile import LINES, MARKUP
from tests.mail.post import SUPPORT

# Thorough, and takes its time: CI runs it, with `-m slow`.
pytestmark = [pytest.mark.browser, pytest.mark.slow]

ERIKA, KIM = "erika@ondemand.example", "kim@tresen.example"
UNGUARDED = {"bypass_csp": True}
# Forms and the API take no NUL, and no more than so much.
ALL = "\n\n".join(MARKUP).replace("\0", "")[:9000]
# Every attribute that could run something, every address that is one.
ARMED = """[...document.querySelectorAll("*")].flatMap(one => [...one.attributes]
  .filter(each => /^on/i.test(each.name) || /^[\\s\\0]*(javascript|vbscript|data:text)/i
    .test(["href", "src", "action", "formaction", "srcdoc"].includes(each.name) ? each.value : ""))
  .map(each => one.outerHTML.slice(0, 200)))"""


@pytest.fixture(scope="module")
def heard():
    """What ran, and where."""
    return []


@pytest.fixture(scope="module")
def look(sign_in, heard):
    """look(email, path): opens it, touches everything, and gives whatever is armed."""
    pages = {}

    def look(email, path):
        if email not in pages:
            pages[email] = watched(sign_in(email, **UNGUARDED), heard)
        visitor = pages[email]
        visitor.visits(path)
        visitor.page.locator("summary").evaluate_all("all => all.map(one => one.click())")
        return visitor.page.evaluate(ARMED)

    look.pages = pages
    return look


def watched(visitor, heard):
    page = visitor.page
    page.context.expose_binding("ran", lambda source: heard.append(source["page"].url))
    page.on("dialog", lambda dialog: (heard.append(page.url), dialog.dismiss()))
    page.on("pageerror", lambda error: heard.append((page.url, str(error))))
    return visitor


@pytest.fixture(scope="module")
def replied(post, ask_api):
    """A ticket of Erika's with one mail for each attack."""
    post.write(ERIKA, "Hallo", subject="Lauter Angriffe")
    confirmation = post.letter(ERIKA, about="Lauter Angriffe")
    for markup in MARKUP:
        post.reply(confirmation, f"Text {markup}", html=f"<b>Hallo</b> {markup}")
    ticket = TICKET_ID.search(text_of(confirmation))[0]
    assert eventually(lambda: len(messages_of(ask_api, ticket)) == len(MARKUP) + 1, patience=120)
    return ticket


def messages_of(ask_api, ticket):
    page = ask_api(f"tickets/{ticket}/messages")
    found = page["items"]
    while page["next"]:
        page = ask_api(f"tickets/{ticket}/messages?cursor={page['next']}")
        found += page["items"]
    return found


@pytest.fixture(scope="module")
def opened(post, ask_api, sign_in):
    """Tickets by mail (subject, name, file), by the portal and by the API; Kim has answered one."""
    known = {each["id"] for each in newest(ask_api)}
    for number, line in enumerate(LINES):
        post.deliver(mail_of(line, number), "mallory@elsewhere.example", SUPPORT)
    erika = sign_in(ERIKA, **UNGUARDED)
    erika.opens(LINES[1], ALL)
    written = ask_api("tickets", {"subject": LINES[2], "text": ALL, "kind": "fault"})
    ask_api(f"tickets/{written['id']}/messages", {"text": ALL})
    expected = len(LINES) + 2
    assert eventually(lambda: len({each["id"] for each in newest(ask_api)} - known) == expected)
    return {each["id"] for each in newest(ask_api)} - known


def newest(ask_api):
    return ask_api("tickets?state=open")["items"]


def mail_of(line, number):
    mail = EmailMessage()
    mail["From"] = formataddr((line, f"mallory{number}@elsewhere.example"))
    mail["To"], mail["Subject"] = SUPPORT, f"{line} {number}"
    mail["Message-ID"] = make_msgid(domain="elsewhere.example")
    mail["X-Evil"] = line
    mail.set_content(f"{line}\n\n> {line}")
    mail.add_attachment(b"<script>ran()</script>", maintype="text", subtype="html", filename=line)
    return mail


def test_the_alarm_works(look, heard):
    look(KIM, "/desk/")
    page = look.pages[KIM].page
    page.set_content("<img src=x onerror=ran()>")

    assert eventually(lambda: heard)
    assert page.evaluate(ARMED)
    heard.clear()


def test_no_list_runs_anything(look, heard, opened, replied):
    desk = ["", "mine/", "waiting/", "closed/", "search/?q=ran", "notices/", "outgoing/"]
    desk += ["incoming/", "incoming/?state=filed", "customers/", "calls/?q=mallory"]
    armed = [look(KIM, f"/desk/{each}") for each in desk]
    armed += [look(ERIKA, "/tickets/"), look(ERIKA, "/tickets/?q=ran")]

    assert not any(armed) and heard == []


def test_no_ticket_runs_anything(look, heard, opened, replied):
    armed = [look(KIM, f"/desk/tickets/{ticket}/") for ticket in {*opened, replied}]
    armed += [look(ERIKA, f"/tickets/{replied}/")]

    assert not any(armed) and heard == []


def test_no_formatted_mail_runs_anything(look, heard, replied, ask_api):
    mails = [each["id"] for each in messages_of(ask_api, replied)[1:]]
    frames = (f"/desk/tickets/{replied}/messages/{each}/html/?pictures=1" for each in mails)
    armed = [look(KIM, frame) for frame in frames]

    assert len(armed) == len(MARKUP)
    assert not any(armed) and heard == []


def test_no_mail_that_came_or_went_runs_anything(look, heard, opened, replied):
    look(KIM, "/desk/incoming/?state=filed")
    came = links_in(look, r"^/desk/incoming/\d+/$")
    look(KIM, "/desk/outgoing/")
    went = links_in(look, r"^/desk/outgoing/\d+/$")
    armed = [look(KIM, path) for path in [*came, *went, *(f"{path}html/" for path in went)]]

    assert len(came) > 40 and len(went) > 10
    assert not any(armed) and heard == []


def links_in(look, pattern):
    page = look.pages[KIM].page
    found = page.locator("main a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return sorted({each for each in found if re.search(pattern, each or "")})


@pytest.fixture(scope="module")
def handed_on(served, opened, replied, ask_api):
    """The HTML of every message as the API tells it, and of every letter that left."""
    tickets = [messages_of(ask_api, ticket) for ticket in {*opened, replied}]
    told = [each["html"] for messages in tickets for each in messages]
    letters = [letter.get_body(("html",)) for letter in served.sink.mails]
    return [*told, *(part.get_content() for part in letters if part)]


def test_nothing_that_we_hand_on_runs_anything(look, heard, handed_on):
    armed = [armed_in(look.pages[KIM].page, html) for html in handed_on if html]

    assert len(armed) > len(MARKUP)
    assert not any(armed) and heard == []


def armed_in(page, html):
    page.set_content(html)
    return page.evaluate(ARMED)
