"""`tresen mail parse [FILE …]`: what we read in a letter, as one line of JSON each."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tresen.mail.parsing import Attachment, ParsedMail
from tresen.mail.reading import Unreadable, read_what_can_be_read


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help="default: stdin")


def run(args: argparse.Namespace) -> int:
    if not args.files:
        return _print_letter("standard input", sys.stdin.buffer.read())
    return max([_print_file(path) for path in args.files])


def _print_file(path: Path) -> int:
    try:
        raw = path.read_bytes()
    except OSError as error:
        print(f"Cannot read {path}: {error.strerror or error}.", file=sys.stderr)
        return 1
    return _print_letter(str(path), raw)


def _print_letter(name: str, raw: bytes) -> int:
    """Read as every mail is that comes in: within limits, and else by its head alone."""
    try:
        mail, _why = read_what_can_be_read(raw)
    except Unreadable as failure:
        print(f"Cannot take {name} apart, nor its head: {failure.reason}.", file=sys.stderr)
        return 1
    line = json.dumps(as_json(mail), ensure_ascii=False)
    sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.flush()
    return 0


def as_json(mail: ParsedMail) -> dict[str, Any]:
    return {
        "from_email": mail.from_email,
        "from_name": mail.from_name,
        "to": list(mail.to),
        "cc": list(mail.cc),
        "subject": mail.subject,
        "date": mail.date.isoformat() if mail.date else None,
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to,
        "references": list(mail.references),
        "text": mail.text,
        "reply_text": mail.reply_text,
        "html": mail.html,
        "attachments": [_attachment(attachment) for attachment in mail.attachments],
        "is_auto_reply": mail.is_auto_reply,
        "is_bounce": mail.is_bounce,
        "defects": list(mail.defects),
    }


def _attachment(attachment: Attachment) -> dict[str, Any]:
    return {
        "filename": attachment.filename,
        "content_type": attachment.content_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "inline": attachment.inline,
    }
