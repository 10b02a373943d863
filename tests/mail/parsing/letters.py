"""Small letters, written by hand."""

from tresen.mail.parsing.quotes import read_reply


def letter(body: str | bytes = "Hallo", **headers: str) -> bytes:
    lines = {"From": "erika@example.org", "Subject": "Drucker"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return head.encode() + b"\n" + (body if isinstance(body, bytes) else body.encode())


def multipart(*parts: str | bytes, kind: str = "mixed", **headers: str) -> bytes:
    """Each part brings its own headers, a blank line and its body."""
    encoded = [part if isinstance(part, bytes) else part.encode() for part in parts]
    body = b"".join(b"--edge\n" + part + b"\n" for part in encoded) + b"--edge--\n"
    return letter(body, Content_Type=f"multipart/{kind}; boundary=edge", **headers)


PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"
HTML = "Content-Type: text/html; charset=utf-8\n\n"


def reply_text(text: str, *, answers: bool) -> str:
    return read_reply(text, answers=answers).text
