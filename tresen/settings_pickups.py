"""Where mail is fetched that arrives elsewhere. (More accounts are connected at the desk.)"""

from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

IMAP_URL = environ.Env()("IMAP_URL", default="")

named = urlsplit(IMAP_URL)
known = named.scheme in ("imaps", "imap", "imap+tls") and named.hostname and named.username
if IMAP_URL and not known:
    # Without the address itself: it holds a password.
    raise ImproperlyConfigured("IMAP_URL must look like imaps://user:password@mail.example/INBOX")
del named, known
