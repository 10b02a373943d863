"""Mails as people and machines write them, and the way they take into the house."""

from tresen.mail.arriving.filing import file_now
from tresen.mail.arriving.intake import Envelope, store

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


NO_SUCH_USER = {"action": "failed", "status": "5.1.1", "said": "550 5.1.1 No such user"}
FULL = {"action": "failed", "status": "5.2.2", "said": "552 5.2.2 Mailbox full"}
BUSY = {"action": "failed", "status": "4.4.1", "said": "Connection timed out"}
LATE = {"action": "delayed", "status": "4.4.1", "said": "Connection timed out"}


def failure_report(*, about="", to="bashir@business.example", because=NO_SUCH_USER, **headers):
    """A delivery report as RFC 3464 wants it; `about` is the Message-ID that it returns."""
    returned = f"--edge\nContent-Type: text/rfc822-headers\n\nMessage-ID: {about}\n"
    text = f"""--edge

The mail could not be delivered.
--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {to}
Action: {because["action"]}
Status: {because["status"]}
Diagnostic-Code: smtp; {because["said"]}
{returned if about else ""}--edge--"""
    kind = "multipart/report; report-type=delivery-status; boundary=edge"
    headers = {"Auto_Submitted": "auto-replied", "Content_Type": kind, **headers}
    return mail("MAILER-DAEMON@mx.example", text, **headers)


def complaint(*, about="", kind="abuse", sender="fbl@provider.example"):
    """A report of abuse as RFC 5965 wants it."""
    text = f"""--edge

This is an email abuse report.
--edge
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: Example/1.0
Version: 1

--edge
Content-Type: message/rfc822

From: support@tresen.example
Message-ID: {about}
Subject: Drucker

Guten Tag
--edge--"""
    content = "multipart/report; report-type=feedback-report; boundary=edge"
    return mail(sender, text, Content_Type=content)
