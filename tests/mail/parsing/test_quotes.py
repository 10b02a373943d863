import pytest

from tresen.mail.parsing import REPLY_MARKERS, parse
from tresen.mail.parsing.quotes import is_answer, read_reply

from .letters import HTML, PLAIN, letter, multipart, reply_text

OLD = "Haben Sie den Stecker gezogen?\nViele Grüße, Kim"
QUOTED = "> Haben Sie den Stecker gezogen?\n> Viele Grüße, Kim"

INTRODUCTIONS = {
    "Apple Mail": "Am 3. März 2026 um 10:11 schrieb Kim <kim@tresen.example>:",
    "Gmail": "Am Mo., 3. März 2026 um 10:11 Uhr schrieb Kim <kim@tresen.example>:",
    "Gmail, two lines": "Am Mo., 3. März 2026 um 10:11 Uhr schrieb Kim Beispiel <\n"
    "kim@tresen.example>:",
    "Gmail, three lines": "Am Mo., 3. März 2026 um 10:11 Uhr schrieb Kim\nvon und zu Beispiel <\n"
    "kim@tresen.example>:",
    "Thunderbird": "Am 03.03.26 um 10:11 schrieb Kim Beispiel:",
    "Thunderbird, older": "Am 03.03.2026 10:11, schrieb Kim Beispiel:",
    "Gmail, name first": "Kim <kim@tresen.example> schrieb am Di., 3. März 2026, 10:11:",
    "English": "On Tue, Mar 3, 2026 at 10:11 AM Kim <kim@tresen.example> wrote:",
    "English, wrapped": "On Tue, Mar 3, 2026 at 10:11 AM Kim Beispiel\n<kim@tresen.example> wrote:",
    "Horde": "Zitat von Kim <kim@tresen.example>:",
}
BLOCKS = {
    "Outlook": "Von: Kim <kim@tresen.example>\nGesendet: Dienstag, 3. März 2026 10:11\n"
    "An: Erika <erika@example.org>\nBetreff: Drucker",
    "Outlook, ruled": "________________________________\nVon: Kim <kim@tresen.example>\n"
    "Gesendet: Dienstag, 3. März 2026 10:11\nAn: Erika\nCc: Bo\nBetreff: Drucker",
    "Outlook, English": "From: Kim <kim@tresen.example>\nSent: Tuesday, March 3, 2026 10:11 AM\n"
    "To: Erika\nSubject: Drucker",
    "Outlook, old": "-----Ursprüngliche Nachricht-----\nVon: Kim [mailto:kim@tresen.example]\n"
    "Gesendet: Dienstag, 3. März 2026 10:11\nAn: Erika\nBetreff: Drucker",
    "Outlook, bold": "*Von:* Kim <kim@tresen.example>\n*Gesendet:* Dienstag, 3. März 2026 10:11\n"
    "*An:* Erika\n*Betreff:* Drucker",
    "GMX": "Gesendet: Dienstag, 3. März 2026 um 10:11 Uhr\nVon: Kim <kim@tresen.example>\n"
    "An: Erika\nBetreff: Drucker",
    "T-Online": "-----Original-Nachricht-----\nBetreff: Drucker\n"
    "Datum: 2026-03-03T10:11:00+0100\nVon: Kim <kim@tresen.example>\nAn: Erika",
    "Samsung": "-------- Ursprüngliche Nachricht --------\nVon: Kim <kim@tresen.example> \n"
    "Datum: 03.03.26  10:11  (GMT+01:00) \nAn: Erika \nBetreff: Drucker ",
    "English divider": "-----Original Message-----\n",
    "our marker": REPLY_MARKERS["de"],
    "our marker, English": REPLY_MARKERS["en"],
}


@pytest.mark.parametrize("introduction", INTRODUCTIONS.values(), ids=INTRODUCTIONS)
def test_quote_below_the_new_text_is_left_out(introduction):
    text = f"Ja, zweimal.\n\n{introduction}\n\n{QUOTED}\n"

    assert reply_text(text, answers=True) == "Ja, zweimal."
    assert reply_text(text, answers=False) == "Ja, zweimal."


@pytest.mark.parametrize("introduction", INTRODUCTIONS.values(), ids=INTRODUCTIONS)
def test_answer_below_the_quote_is_kept(introduction):
    assert reply_text(f"{introduction}\n{QUOTED}\n\nJa, zweimal.\n", answers=True) == "Ja, zweimal."


@pytest.mark.parametrize(
    "introduction",
    [*INTRODUCTIONS.values(), *BLOCKS.values()],
    ids=[*INTRODUCTIONS, *BLOCKS],
)
def test_unmarked_history_below_an_introduction_is_left_out(introduction):
    assert reply_text(f"Ja, zweimal.\n\n{introduction}\n\n{OLD}", answers=True) == "Ja, zweimal."


def test_answers_between_quotes_stay():
    text = "Hallo Kim,\n\nAm 03.03.26 um 10:11 schrieb Kim:\n> Strom?\nJa.\n> Papier?\nNein.\n"

    assert reply_text(text, answers=True) == "Hallo Kim,\n\nJa.\n\nNein."


def test_answers_below_our_own_quoted_marker_stay():
    text = f"Am 03.03.26 um 10:11 schrieb Kim:\n> {REPLY_MARKERS['de']}\n> Strom?\nJa, dreimal.\n"

    assert reply_text(text, answers=True) == "Ja, dreimal."


@pytest.mark.parametrize("introduction", [*INTRODUCTIONS.values(), *BLOCKS.values()])
def test_text_that_is_all_history_is_kept(introduction):
    text = f"{introduction}\n{OLD}"

    assert OLD in reply_text(text, answers=True)


NEW = {
    "shell prompt": "Der Befehl zeigt:\n> show interface\n> up\nWas tun?",
    "pasted headers": "Diese Mail fehlt:\nVon: a@b.de\nAn: c@d.de\nDatum: 3.3.2026\n"
    "Betreff: x\nBitte prüfen!",
    "told story": "Hallo,\nam 3.3.2026 um 10:11 schrieb ich Ihnen:\nDer Drucker brennt.\nUnd nun?",
    "told by others": "Am 03.03.2026 um 10:11 Uhr schrieb Ihr Kollege:\nEs geht.\nTut es nicht.",
    "no time": "Am Montag schrieb Kim:\nEs geht.\nTut es nicht.",
    "rule": "Erstens\n--------------------\nZweitens",
    "short table": "Von: Köln\nAn: Bonn\nWann fahren wir?",
}


@pytest.mark.parametrize("text", NEW.values(), ids=NEW)
def test_new_text_is_never_taken_for_history(text):
    assert reply_text(text, answers=False) == text


@pytest.mark.parametrize("case", ["told story", "told by others", "no time", "rule", "short table"])
def test_new_text_of_an_answer_is_never_taken_for_history(case):
    assert reply_text(NEW[case], answers=True) == NEW[case]


@pytest.mark.parametrize(
    "marker",
    [
        "---------- Forwarded message ---------",
        "Anfang der weitergeleiteten Nachricht:",
        "-------- Weitergeleitete Nachricht --------",
    ],
)
def test_forwarded_letter_is_no_history(marker):
    text = f"Bitte übernehmen.\n\n{marker}\nVon: Bo\nDatum: 3.3.2026\nAn: Erika\n\n> {OLD}"

    assert reply_text(text, answers=True) == text


@pytest.mark.parametrize(
    ("subject", "in_thread", "expected"),
    [
        ("Re: Drucker", False, True),
        ("AW: WG: Drucker", False, True),
        ("Drucker", True, True),
        ("Drucker", False, False),
        ("WG: Drucker", True, False),
        ("Fwd: Re: Drucker", True, False),
        ("Reparatur", False, False),
    ],
)
def test_answers_are_told_by_subject_and_thread(subject, in_thread, expected):
    assert is_answer(subject, in_thread=in_thread) is expected


def test_quote_of_an_html_letter_is_left_out():
    html = (
        "<div>Ja, <b>zweimal</b>.</div><div class=gmail_quote><div class=gmail_attr>Am Mo., 3. März"
        " 2026 um 10:11&nbsp;Uhr schrieb Kim &lt;<a href='mailto:k@t.example'>k@t.example</a>&gt;:"
        "<br></div><blockquote class=gmail_quote><div>Strom?</div></blockquote></div>"
    )
    mail = parse(letter(html, Content_Type="text/html"))

    assert mail.reply_text == "Ja, zweimal."
    assert "> Strom?" in mail.text


def test_outlook_history_in_html_is_left_out():
    html = (
        "<p class=MsoNormal>Ja.<o:p></o:p></p><div style='border-top:solid #E1E1E1 1.0pt'>"
        "<p class=MsoNormal><b>Von:</b> Kim &lt;k@t.example&gt; <br><b>Gesendet:</b> Dienstag, "
        "3. März 2026 10:11<br><b>An:</b> Erika<br><b>Betreff:</b> Drucker</p></div><p>Strom?</p>"
    )
    mail = parse(letter(html, Content_Type="text/html", Subject="AW: Drucker"))

    assert mail.reply_text == "Ja."


def test_reply_that_is_only_in_the_html_form_is_seen():
    html = f"{HTML}<p>Ja, zweimal, aber nun raucht es.</p><blockquote type=cite>Strom?</blockquote>"
    mail = parse(multipart(f"{PLAIN}> Strom?\n", html, kind="alternative", Subject="Re: x"))

    assert mail.reply_text == "Ja, zweimal, aber nun raucht es."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ja.\n\nAm 03.03.26 um 10:11 schrieb Kim:\n> Strom?", True),
        (f"Ja.\n{REPLY_MARKERS['de']}\nStrom?", True),
        ("Ja.\n-- \nErika", False),
        ("Ja.\n\n\n\nNein.", False),
        ("> show interface", False),
    ],
)
def test_history_is_told_from_signatures_and_blank_lines(text, expected):
    assert read_reply(text, answers=False).quotes_history is expected
    assert parse(letter(text)).quotes_history is expected
