"""Replies as mail programs write them: (the letter, what is new in it, how many lines fold)."""

from .letters import HTML, PLAIN, letter, multipart

OURS = "Guten Tag Frau Muster,\n\nhaben Sie den Stecker gezogen?\n\nViele Grüße\nKim Beispiel"
QUOTED = "\n".join(f"> {line}".rstrip() for line in OURS.split("\n"))
OURS_HTML = OURS.replace("\n\n", "</p><p>").replace("\n", "<br>")
NEW = "Hallo Kim,\n\nja, zweimal. Er brennt trotzdem.\n\nViele Grüße\nErika Muster"
NEW_HTML = NEW.replace("\n\n", "</p><p>").replace("\n", "<br>")
SIGNATURE = "-- \nMuster GmbH\nTel. 0221 123456"


def plain(text, kind="text/plain; charset=utf-8", subject="AW: Drucker brennt"):
    return letter(text, Subject=subject, Content_Type=kind)


def html(text, subject="AW: Drucker brennt"):
    return letter(text, Subject=subject, Content_Type="text/html; charset=utf-8")


def both(text, marked_up, subject="AW: Drucker brennt"):
    return multipart(PLAIN + text, HTML + marked_up, kind="alternative", Subject=subject)


OUTLOOK = (
    "Von: Kim Beispiel <support@tresen.example>\nGesendet: Dienstag, 3. März 2026 10:11\n"
    "An: Erika Muster <erika@example.org>\nBetreff: Drucker brennt"
)
OUTLOOK_ENGLISH = (
    "From: Kim Beispiel <support@tresen.example>\nSent: Tuesday, March 3, 2026 10:11 AM\n"
    "To: Erika Muster <erika@example.org>\nSubject: Printer on fire"
)
OUTLOOK_HTML = (
    "<b>Von:</b> Kim Beispiel &lt;support@tresen.example&gt;<br><b>Gesendet:</b> Dienstag, 3. März "
    "2026 10:11<br><b>An:</b> Erika Muster<br><b>Betreff:</b> Drucker brennt"
)

CLIENTS = {
    "Outlook": (plain(f"{NEW}\n\n{OUTLOOK}\n\n{OURS}\n"), NEW, 8),
    "Outlook, English": (
        plain(f"{NEW}\n\n{OUTLOOK_ENGLISH}\n\n{OURS}\n", subject="RE: Printer on fire"),
        NEW,
        8,
    ),
    "Outlook classic, divided": (
        plain(f"{NEW}\n\n-----Ursprüngliche Nachricht-----\n{OUTLOOK}\n\n{OURS}\n"),
        NEW,
        9,
    ),
    "Outlook classic, quoting": (
        plain(f"{NEW}\n\n-----Original Message-----\n{OUTLOOK_ENGLISH}\n\n{QUOTED}\n"),
        NEW,
        9,
    ),
    "Outlook, HTML": (
        html(
            f"<div class=WordSection1><p class=MsoNormal>{NEW_HTML}</p>"
            "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
            f"<p class=MsoNormal>{OUTLOOK_HTML}</p></div><p>{OURS_HTML}</p></div>"
        ),
        NEW,
        8,
    ),
    "Outlook, new": (
        html(
            f"<div class='elementToProof'><p>{NEW_HTML}</p></div><div id='appendonsend'></div>"
            f"<hr style='display:inline-block;width:98%'><div id='divRplyFwdMsg'>{OUTLOOK_HTML}"
            f"</div><div><p>{OURS_HTML}</p></div>"
        ),
        NEW,
        8,
    ),
    "Outlook, mobile": (
        plain(
            f"{NEW}\n\nOutlook für Android<https://aka.ms/AAb9ysg> herunterladen\n"
            f"________________________________\n{OUTLOOK}\n\n{OURS}\n"
        ),
        NEW,
        10,
    ),
    "Outlook, mobile, English": (
        plain(
            f"{NEW}\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n{'_' * 32}\n{OUTLOOK_ENGLISH}"
        ),
        NEW,
        6,
    ),
    "Apple Mail": (
        plain(
            f"{NEW}\n\n> Am 03.03.2026 um 10:11 schrieb Kim Beispiel <support@tresen.example>:\n"
            f"> \n{QUOTED}\n"
        ),
        NEW,
        5,
    ),
    "Apple Mail, HTML": (
        html(
            f"<html><body dir='auto'>{NEW_HTML}<br><div><br><blockquote type='cite'><div>Am "
            "03.03.2026 um 10:11 schrieb Kim Beispiel &lt;support@tresen.example&gt;:</div><br>"
            f"<div>{OURS_HTML}</div></blockquote></div></body></html>"
        ),
        NEW,
        5,
    ),
    "iPhone": (
        plain(
            f"{NEW}\n\nVon meinem iPhone gesendet\n\n> Am 03.03.2026 um 10:11 schrieb Kim "
            f"<support@tresen.example>:\n> \n> \ufeff{QUOTED[2:]}\n"
        ),
        NEW,
        6,
    ),
    "iPhone, English": (
        plain(
            f"{NEW}\n\nSent from my iPhone\n\n> On Mar 3, 2026, at 10:11, Kim "
            f"<support@tresen.example> wrote:\n> \n{QUOTED}\n",
            subject="Re: Printer",
        ),
        NEW,
        6,
    ),
    "Thunderbird, above": (
        plain(f"{NEW}\n\nAm 03.03.26 um 10:11 schrieb Kim Beispiel:\n{QUOTED}\n\n{SIGNATURE}\n"),
        NEW,
        8,
    ),
    "Thunderbird, below": (
        plain(f"Am 03.03.26 um 10:11 schrieb Kim Beispiel:\n{QUOTED}\n\n{NEW}\n\n{SIGNATURE}\n"),
        NEW,
        8,
    ),
    "Thunderbird, between": (
        plain(
            "Am 03.03.26 um 10:11 schrieb Kim Beispiel:\n> Haben Sie den Stecker gezogen?\n\n"
            "Ja, zweimal.\n\n> Brennt er noch?\n\nJa.\n\n> Viele Grüße\n> Kim\n"
        ),
        "Ja, zweimal.\n\nJa.",
        5,
    ),
    "Thunderbird, flowed": (
        plain(
            "Hallo Kim,\n\nja, zweimal. \nEr brennt trotzdem.\n\n"
            "Am 03.03.26 um 10:11 schrieb Kim:\n> haben Sie den \n> Stecker gezogen?\n",
            "text/plain; charset=utf-8; format=flowed",
        ),
        "Hallo Kim,\n\nja, zweimal. Er brennt trotzdem.",
        2,
    ),
    "Gmail": (
        both(
            f"{NEW}\n\nAm Di., 3. März 2026 um 10:11 Uhr schrieb Kim Beispiel <\n"
            f"support@tresen.example>:\n\n{QUOTED}\n>\n",
            f"<div dir=ltr><p>{NEW_HTML}</p></div><br><div class='gmail_quote'><div dir=ltr "
            "class=gmail_attr>Am Di., 3. März 2026 um 10:11 Uhr schrieb Kim Beispiel &lt;"
            "support@tresen.example&gt;:<br></div><blockquote class='gmail_quote' style='margin:0'>"
            f"<p>{OURS_HTML}</p></blockquote></div>",
        ),
        NEW,
        6,
    ),
    "Gmail, HTML": (
        html(
            f"<div dir=ltr><p>{NEW_HTML}</p></div><br><div class='gmail_quote'><div dir=ltr "
            "class=gmail_attr>On Tue, Mar 3, 2026 at 10:11\u202fAM Kim &lt;"
            "<a href='mailto:s@t.example'>s@t.example</a>&gt; wrote:<br></div>"
            "<blockquote class='gmail_quote' style='border-left:1px solid'>"
            f"<p>{OURS_HTML}</p></blockquote></div>",
            "Re: Printer",
        ),
        NEW,
        5,
    ),
    "Android": (
        plain(
            f"{NEW}\n\nAm 3. März 2026 10:11:12 MEZ schrieb Kim <support@tresen.example>:\n"
            f"{QUOTED}\n-- \nDiese Nachricht wurde von meinem Android-Gerät mit K-9 Mail "
            "gesendet.\n"
        ),
        NEW,
        7,
    ),
    "Samsung": (
        plain(
            f"{NEW}\n\n\nVon meinem Samsung Galaxy Smartphone gesendet.\n\n"
            "-------- Ursprüngliche Nachricht --------\nVon: Kim <support@tresen.example> \n"
            "Datum: 03.03.26  10:11  (GMT+01:00) \nAn: Erika \nBetreff: Drucker brennt \n\n"
            f"{OURS}\n"
        ),
        NEW,
        10,
    ),
    "GMX": (
        html(
            f"<div><p>{NEW_HTML}</p><div name='quote' style='margin:10px 5px 5px 10px; padding: "
            "10px 0 10px 10px; border-left:2px solid #C3D9E5;'><div><b>Gesendet:</b>&nbsp;"
            "Dienstag, 3. März 2026 um 10:11 Uhr<br>"
            "<b>Von:</b>&nbsp;Kim &lt;support@tresen.example&gt;<br>"
            f"<b>An:</b>&nbsp;erika@gmx.example<br><b>Betreff:</b>&nbsp;Drucker brennt</div><p>"
            f"{OURS_HTML}</p></div></div>"
        ),
        NEW,
        8,
    ),
    "web.de": (
        plain(
            f"{NEW}\n \n\nGesendet: Dienstag, 3. März 2026 um 10:11 Uhr\nVon: Kim Beispiel "
            "<support@tresen.example>\nAn: erika@web.example\nBetreff: Drucker brennt\n\n"
            f"{OURS}\n"
        ),
        NEW,
        8,
    ),
    "web.de, app": (
        plain(
            f"{NEW}\n--\nDiese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail "
            "gesendet.\n\nAm 03.03.26, 10:11 schrieb Kim Beispiel <support@tresen.example>:\n\n"
            f"{QUOTED}\n"
        ),
        NEW,
        7,
    ),
    "T-Online": (
        plain(
            f"{NEW}\n\n-----Original-Nachricht-----\nBetreff: Drucker brennt\n"
            "Datum: 2026-03-03T10:11:00+0100\nVon: Kim <support@tresen.example>\n"
            f"An: Erika\n\n{OURS}\n"
        ),
        NEW,
        9,
    ),
    "Telekom, app": (
        plain(
            f"{NEW}\n\nGesendet mit der Telekom Mail App\n\n--- Original-Nachricht ---\n"
            "Von: Kim <support@tresen.example>\nBetreff: Drucker brennt\nDatum: 03.03.2026, "
            f"10:11 Uhr\nAn: Erika\n\n{OURS}\n"
        ),
        NEW,
        10,
    ),
    "forwarded": (
        plain(
            f"Bitte übernehmen.\n\n---------- Forwarded message ---------\nVon: Bo <b@c.de>\n"
            f"Date: Di., 3. März 2026 um 10:11 Uhr\nSubject: Drucker\nTo: Erika\n\n{OURS}\n",
            subject="Fwd: Drucker",
        ),
        f"Bitte übernehmen.\n\n---------- Forwarded message ---------\nVon: Bo <b@c.de>\n"
        f"Date: Di., 3. März 2026 um 10:11 Uhr\nSubject: Drucker\nTo: Erika\n\n{OURS}",
        0,
    ),
    "forwarded by Outlook": (
        plain(f"Bitte übernehmen.\n\n{OUTLOOK}\n\n{OURS}\n", subject="WG: Drucker brennt"),
        f"Bitte übernehmen.\n\n{OUTLOOK}\n\n{OURS}",
        0,
    ),
}
