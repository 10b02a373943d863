"""DKIM (RFC 6376): the domain in From vouches for a letter, byte for byte as it travels."""

import dkim
from django.conf import settings

# Each is signed once more than it occurs: so nobody can add another one on the way.
SIGNED = [
    *("From", "To", "Subject", "Date", "Message-ID", "Reply-To", "In-Reply-To", "References"),
    *("Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"),
]


def signed(raw, message):
    """`raw` is how `message` travels. Without a key it travels as it is."""
    key = settings.DKIM_KEY
    if key is None:
        return raw
    names = [name for name in SIGNED for _ in range(len(message.get_all(name, [])) + 1)]
    header = dkim.sign(
        raw,
        key.selector.encode(),
        message["From"].addresses[0].domain.encode(),
        key.secret,
        signature_algorithm=key.algorithm.encode(),
        include_headers=[name.encode() for name in names],
    )
    return header + raw
