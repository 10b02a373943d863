"""Mails as people and machines write them, and the way they take into the house."""

from tresen.mail.filing import file_now
from tresen.mail.intake import Envelope, store

SUPPORT = "support@tresen.example"
STRANGER = "mallory@elsewhere.example"


def mail(sender, text="Guten Tag, der Drucker brennt.", **headers):
    """The bytes of a small mail. `In_Reply_To="<…>"` becomes a header; None leaves one out."""
    lines = {"From": sender, "To": SUPPORT, "Subject": "Drucker brennt"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\n" for name, value in lines.items() if value is not None)
    return f"{head}\n{text}\n".encode()


def receive(raw, *recipients):
    """Take a mail in and file it."""
    return file_now(take(raw, *recipients))


def take(raw, *recipients):
    return store(raw, Envelope("smtp", recipients=recipients or (SUPPORT,)))


def failure_report(*, about="", to="bashir@business.example", **headers):
    """A delivery report as RFC 3464 wants it; `about` is the Message-ID that it returns."""
    returned = f"--edge\nContent-Type: text/rfc822-headers\n\nMessage-ID: {about}\n"
    text = f"""--edge

The mail could not be delivered.
--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {to}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No such user
{returned if about else ""}--edge--"""
    kind = "multipart/report; report-type=delivery-status; boundary=edge"
    headers = {"Auto_Submitted": "auto-replied", "Content_Type": kind, **headers}
    return mail("MAILER-DAEMON@mx.example", text, **headers)
