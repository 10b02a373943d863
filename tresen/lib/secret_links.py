"""A link that decides for whoever holds it is for one reader: nobody else gets to see its token."""

import logging
import re

# Also where a mail program wrote it anew as part of an address, or cut it softly in two.
TOKEN = re.compile(r"(decisions(?:/|%2F))(?:[\w-]|=\r?\n)+", re.IGNORECASE)


def without_tokens(text: str) -> str:
    """…/decisions/••••/"""
    return TOKEN.sub(r"\1••••", text)


class NoTokens(logging.Filter):
    """Web servers like to tell which address went wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_tokens(record.getMessage()), ()
        return True
