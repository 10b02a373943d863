"""`tresen mail parse [FILE …]`: what we read in a letter, as one line of JSON each."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tresen.mail.parsing import Attachment, ParsedMail, parse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help="default: stdin")


def run(args: argparse.Namespace) -> int:
    if not args.files:
        _write(sys.stdin.buffer.read())
        return 0
    return max([_print_file(path) for path in args.files])


def _print_file(path: Path) -> int:
    try:
        raw = path.read_bytes()
    except OSError as error:
        print(f"Cannot read {path}: {error.strerror or error}.", file=sys.stderr)
        return 1
    _write(raw)
    return 0


def _write(raw: bytes) -> None:
    line = json.dumps(as_json(parse(raw)), ensure_ascii=False)
    sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.flush()


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
