"""Who is said to have written what somebody passes on, as mail programs say it."""

import pytest

from tresen.mail.parsing import parse
from tresen.mail.parsing.forwards import MOST

from .clients import OUTLOOK, OUTLOOK_ENGLISH, OUTLOOK_HTML, both, html, plain
from .letters import PLAIN, letter, multipart

WORDS = "Der Drucker brennt.\n\nViele Grüße\nErika"
QUOTED = "\n".join(f"> {line}".rstrip() for line in WORDS.split("\n"))
GMAIL = "Date: Di., 3. März 2026 um 10:11 Uhr\nSubject: Drucker\nTo: <kim@tresen.example>"
FIELDS = "Betreff: Drucker\nDatum: 3. März 2026 um 10:11:12 MEZ\nAn: Kim <kim@tresen.example>"
ERIKA = ("Erika Muster", "erika@muster.example")
BY_OUTLOOK = OUTLOOK.replace("Kim Beispiel <support@tresen.example>", "%s")
BY_OUTLOOK_ENGLISH = OUTLOOK_ENGLISH.replace("Kim Beispiel <support@tresen.example>", "%s")
NAMED = "Erika Muster <erika@muster.example>"


def passed_on(head, subject="WG: Drucker", words=WORDS):
    return plain(f"Bitte übernehmen.\n\n{head}\n\n{words}\n", subject=subject)


CLIENTS = {
    "Outlook": passed_on(BY_OUTLOOK % NAMED),
    "Outlook, English": passed_on(BY_OUTLOOK_ENGLISH % NAMED, "FW: Printer"),
    "Outlook, old": passed_on(BY_OUTLOOK % "Erika Muster [mailto:erika@muster.example]"),
    "Outlook, divided": passed_on(f"-----Ursprüngliche Nachricht-----\n{BY_OUTLOOK % NAMED}"),
    "Outlook, HTML": html(
        f"<p>Bitte übernehmen.</p><div><p>{OUTLOOK_HTML}</p></div><p>{WORDS}</p>".replace(
            "Kim Beispiel &lt;support@tresen.example&gt;",
            "Erika Muster &lt;erika@muster.example&gt;",
        ),
        "WG: Drucker",
    ),
    "Gmail": passed_on(f"---------- Forwarded message ---------\nVon: {NAMED}\n{GMAIL}", "Fwd: X"),
    "Gmail, bold": both(
        f"---------- Forwarded message ---------\nVon: *Erika Muster* <erika@muster.example>\n"
        f"{GMAIL}\n\n{WORDS}\n",
        "<p>Forwarded</p>",
        "Fwd: Drucker",
    ),
    "Thunderbird": passed_on(
        "-------- Weitergeleitete Nachricht --------\nBetreff: \tDrucker\nDatum: \tTue\n"
        f"Von: \t{NAMED}\nAn: \tKim <kim@tresen.example>",
        "Fwd: Drucker",
    ),
    "Apple Mail": passed_on(
        f"Anfang der weitergeleiteten Nachricht:\n\nVon: {NAMED}\n{FIELDS}", "Fwd: Drucker"
    ),
    "Apple Mail, quoting": passed_on(
        "Anfang der weitergeleiteten Nachricht:\n\n"
        + "\n".join(f"> {line}" for line in f"Von: {NAMED}\n{FIELDS}".split("\n"))
        + "\n> ",
        "Fwd: Drucker",
        QUOTED,
    ),
    "iPhone, English": passed_on(
        f"Begin forwarded message:\n\nFrom: {NAMED}\nDate: 3 March 2026\nTo: Kim\nSubject: Printer",
        "Fwd: Printer",
    ),
    "under another subject": passed_on(
        f"-------- Forwarded Message --------\nSubject: X\nDate: Tue\nFrom: {NAMED}\nTo: Kim",
        "Hilfe",
    ),
    "enclosed": multipart(
        PLAIN + "Bitte übernehmen.",
        b"Content-Type: message/rfc822\n\n" + letter(WORDS, From=NAMED),
        Subject="WG: Drucker",
    ),
}


@pytest.mark.parametrize("raw", CLIENTS.values(), ids=CLIENTS)
def test_the_writer_is_named(raw):
    forwarded = parse(raw).forwarded[0]

    assert (forwarded.name, forwarded.email) == ERIKA
    assert "Der Drucker brennt." in forwarded.text
    assert "übernehmen" not in forwarded.text
    assert "Betreff" not in forwarded.text


@pytest.mark.parametrize(
    "raw",
    [
        plain(f"Ja.\n\n{BY_OUTLOOK % NAMED}\n\n{WORDS}", subject="AW: Drucker"),
        plain(f"Am 3.3.2026 um 10:11 schrieb {NAMED}:\n{QUOTED}", subject="WG: Drucker"),
        passed_on(BY_OUTLOOK % "Erika Muster"),
        plain("Von: mir\nAn: alle", subject="WG: Gedicht"),
    ],
    ids=["an answer", "a quote", "no address", "no headers"],
)
def test_nobody_is_where_nothing_says_who(raw):
    assert parse(raw).forwarded == ()


def test_a_chain_names_each_hand_the_newest_first():
    inner = f"Danke!\n\n{BY_OUTLOOK % NAMED}\n\n{WORDS}"
    raw = passed_on(BY_OUTLOOK % "Jana <jana@tresen.example>", words=inner)

    assert [each.email for each in parse(raw).forwarded] == ["jana@tresen.example", ERIKA[1]]


def test_what_is_enclosed_in_what_is_enclosed_is_left_alone():
    inner = multipart(b"Content-Type: message/rfc822\n\n" + letter(WORDS, From=NAMED))
    raw = multipart(b"Content-Type: message/rfc822\n\n" + inner.replace(b"edge", b"within"))

    assert [each.email for each in parse(raw).forwarded] == ["erika@example.org"]


@pytest.mark.parametrize("line", ["-- Forwarded by", "Von: a@b.de\nAn: x\nDatum: y", "> Von: a"])
def test_a_page_full_of_beginnings_names_a_few(line):
    raw = plain("\n".join(["Begin forwarded message:", *[line] * 5_000]), subject="WG: WG:")

    assert len(parse(raw).forwarded) <= MOST
