"""Bytes that are known to bring parsers of letters to a stop, for any size n.

Run as a program, each must be read within the processor time and memory given below.
"""

import resource
import sys
from collections.abc import Callable

from tresen.mail.parsing import judge, parse

SECONDS = 60
BYTES = 1_500_000_000
SIGNED = "application/pkcs7-mime; smime-type=signed-data"
REPLY = "From: a@b.de\nSubject: Re: x\n"


def text(pattern: str, kind: str = "text/plain") -> Callable[[int], bytes]:
    return lambda n: f"{REPLY}Content-Type: {kind}\n\n{pattern * n}".encode()


def header(name: str, pattern: str) -> Callable[[int], bytes]:
    return lambda n: f"{REPLY}{name}: {pattern * n}\n\nHallo".encode()


def results(pattern: str) -> Callable[[int], bytes]:
    return lambda n: header("Authentication-Results", "mx;" + pattern * n)(1)


def html(pattern: str) -> Callable[[int], bytes]:
    return text(pattern, "text/html")


def raw(pattern: bytes) -> Callable[[int], bytes]:
    return lambda n: pattern * n


def calendar(pattern: str) -> Callable[[int], bytes]:
    """Larger ones are not read at all."""
    return lambda n: text(pattern, "text/calendar")(min(n, 55_000 // len(pattern)))


def winmail(pattern: bytes) -> Callable[[int], bytes]:
    return lambda n: text("", "application/ms-tnef")(1) + b"\x78\x9f\x3e\x22\0\0" + pattern * n


KILLERS = {
    "quote signs": text(">"),
    "quote lines": text(">\n"),
    "on and at": lambda n: text(" on " + "x" * n + " at " + "y" * n)(1),
    "Am": text("Am "),
    "Am in lines": text("Am 3.3.\n"),
    "schrieb in lines": text("Am 10:11 schrieb\n"),
    "introductions": text("Am 3.3. um 10:11 schrieb X:\n"),
    "introductions, blank": lambda n: text("Am 3.3. um 10:11 schrieb X:\n" * n + "\n" * n)(1),
    "header blocks": text("Von: x\n"),
    "header blocks, blank lines": text("Von: x\n\n\n\n"),
    "dividers": text("-----Original Message-----\n\n\n"),
    "markers": lambda n: text("te" + "##- " * n + "m")(1),
    "dashes": text("-"),
    "signatures": text("-- \n"),
    "rules": text("_"),
    "blank lines": text("\n"),
    "spaces": text(" "),
    "flowed": text("> a \n", "text/plain; format=flowed"),
    "message ids": text("Message-ID: "),
    "elements": html("<div>"),
    "quotes": html("<blockquote type=cite>x"),
    "angles": html("<"),
    "tags, never closed": html("<a"),
    "quoted attributes": html('<a "'),
    "mixed attributes": html('"<a \'>" '),
    "comments": html("<!--"),
    "styles": html("<style></styl>"),
    "digits": lambda n: html("&#" + "1" * n + ";")(1),
    "ampersands": html("&"),
    "preformatted": html("<pre>\n"),
    "words, never closed": header("Subject", "=?utf-8?q?"),
    "words": header("Subject", "=?utf-8?q?a?= "),
    "word beginnings": header("Subject", "=?"),
    "recipients": header("To", "a@b.de,"),
    "escapes": header("To", '"\\'),
    "comments in To": header("To", "("),
    "at signs": header("To", "@"),
    "open addresses": header("To", "<a@"),
    "references": header("References", "<a@b>"),
    "open references": header("References", "<"),
    "parameters": header("Content-Type", 'text/plain;a="\\"'),
    "sections": header("Content-Type", ";a*0*=b"),
    "dates": header("Date", "1 Jan"),
    "results": raw(b"Authentication-Results: mx\n"),
    "results of others": raw(b'Authentication-Results: ("("\n'),
    "statements": results("dmarc=pass header.from=b.de;"),
    "properties": results(" header.d=b.de"),
    "domains": results(" header.d=" + "b." * 120),
    "comments in results": results("(a)"),
    "open comments in results": results("(a"),
    "quotes in results": results('"a'),
    "quotes in open comments": results('("'),
    "escapes in results": results('"\\'),
    "failures in results": results("dmarc"),
    "servers": header("Authentication-Results", "(mx) "),
    "open servers": header("Authentication-Results", '(mx"'),
    "headers": raw(b"a: b\n"),
    "folds": lambda n: b"a: b\n" + b" c\n" * n,
    "broken folds": lambda n: b"a: b\n" + b"xx\nb: c\n" * n,
    "line ends": raw(b"\r\n"),
    "parts": text("--b\n\n", "multipart/mixed; boundary=b"),
    "nested": raw(b"Content-Type: multipart/mixed; boundary=b\n\n--b\n"),
    "letters in letters": raw(b"Content-Type: message/rfc822\n\n"),
    "report": lambda n: b"Content-Type: message/delivery-status\n\n" + b"a: b\n\n" * n,
    "bytes": lambda n: text("", "text/plain; charset=gb2312")(1) + b"\xff\x80" * n,
    "padding": lambda n: b"Content-Transfer-Encoding: base64\n\n" + b"A=" * n,
    "calendars": calendar("BEGIN:VCALENDAR\n"),
    "folded calendars": calendar("\n "),
    "properties of a calendar": calendar("A;B=C"),
    "quoted properties of a calendar": calendar('A;B="'),
    "values of a calendar": calendar("A:\\,;"),
    "objects": winmail(b"\2\0\0\0\0\0\0\0\0\0\0"),
    "files": winmail(b"\2\2\x90\0\0\0\0\0\0\0\0"),
    "armour": text("-----BEGIN PGP SIGNED MESSAGE-----\n\n"),
    "signatures of PGP": text("-----BEGIN PGP SIGNATURE-----\n"),
    "signed": lambda n: (
        text("", "application/pkcs7-mime; smime-type=signed-data")(1) + b"\x30\x80" * n
    ),
    "soft breaks": lambda n: b"Content-Transfer-Encoding: quoted-printable\n\n" + b"= " * n,
}

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    for name in sys.argv[2:]:
        judge(parse(KILLERS[name](int(sys.argv[1]))), trusted=["mx"])
        print(name)
