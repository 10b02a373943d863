"""A mail as its writer's program formats it: with a picture of its own, and one from elsewhere."""

import zlib
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from struct import pack

LOGO = "logo@anderswo.example"
HTML = f"""<div style="font-family:Arial;color:#1b2230">
<p>Guten Tag,</p>
<p>wir überlegen, mit <b>drei Webservern</b> zu Ihnen zu wechseln:</p>
<table border="1" cellpadding="6" style="border-collapse:collapse">
<tr><th>Server</th><th>Dienst</th><th>Daten</th></tr>
<tr><td>www1</td><td>Onlineshop</td><td>120 GB</td></tr>
<tr><td>www2</td><td>Bilder</td><td>340 GB</td></tr>
<tr><td>www3</td><td>Vorschau</td><td>20 GB</td></tr>
</table>
<p>Welche Angaben brauchen Sie?</p>
<p>Freundliche Grüße<br>Petra Neumann</p>
<p><img src="cid:{LOGO}" width="160" height="32" alt="Anderswo GmbH"></p>
<p><img src="https://news.anderswo.example/messe.png" alt="Besuchen Sie uns auf der Messe"></p>
</div>"""
TEXT = """Guten Tag,

wir überlegen, mit drei Webservern zu Ihnen zu wechseln. Welche Angaben brauchen Sie?

Freundliche Grüße
Petra Neumann"""


def formatted_mail(sender, name, subject, *, to, at):
    """Its bytes, as they come by SMTP."""
    mail = EmailMessage()
    mail["From"] = formataddr((name, sender))
    mail["To"] = to
    mail["Subject"] = subject
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<umzug.{sender}>"
    mail.set_content(TEXT)
    mail.add_alternative(HTML, subtype="html")
    page = mail.get_payload()[1]
    page.add_related(_stripe(160, 32), "image", "png", cid=f"<{LOGO}>", filename="logo.png")
    return mail.as_bytes()


def _stripe(width, height):
    """A picture in two colours (PNG, RFC 2083)."""
    row = b"\0" + bytes((11, 94, 215)) * (width // 4) + bytes((202, 220, 247)) * (width * 3 // 4)
    head = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(row * height)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, chunks))


def _chunk(named):
    name, data = named
    return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))
