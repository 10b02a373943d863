"""The account that `IMAP_URL` names: whoever sets it has confirmed it."""

from dataclasses import asdict, dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.db import transaction

from tresen.house.models import Mailbox
from tresen.lib import sealed

from .pickup import Pickup

SECURITIES = {"imaps": ("tls", 993), "imap+tls": ("starttls", 143), "imap": ("none", 143)}


@dataclass(frozen=True)
class Named:
    """imaps://user:password@host:993/INBOX, and `?old=no` at its end leaves what lies there."""

    host: str
    port: int
    security: str
    username: str
    folder: str
    takes_old: bool
    password: str

    @classmethod
    def read(cls, url):
        parts = urlsplit(url)
        security, port = SECURITIES[parts.scheme]
        return cls(
            host=parts.hostname,
            port=parts.port or port,
            security=security,
            username=unquote(parts.username),
            folder=unquote(parts.path.strip("/")) or "INBOX",
            takes_old=parse_qs(parts.query).get("old") != ["no"],
            password=unquote(parts.password or ""),
        )

    @property
    def account(self):
        return {"host": self.host, "username": self.username, "folder": self.folder}

    @property
    def settings(self):
        named = asdict(self)
        return {name: named[name] for name in ("port", "security", "takes_old")}


@transaction.atomic
def adopt(url, *, at):
    """Make or change the one of the environment, end a former one. False: ask again later."""
    ours = Pickup.objects.select_for_update().kept().filter(from_environment=True)
    named = Named.read(url) if url else None
    former = ours.exclude(**named.account) if named else ours
    former.update(ended_at=at)
    if named is None:
        return True
    mailbox = Mailbox.objects.main()
    if mailbox is None:
        return False
    pickup = ours.first() or _entered_by_hand(named) or _new(named, at)
    _update(pickup, named, mailbox, at)
    return True


def _entered_by_hand(named):
    """The same account that an administrator connected: from now on the environment speaks."""
    return Pickup.objects.kept().filter(protocol="imap", **named.account).first()


def _new(named, at):
    return Pickup(protocol="imap", **named.account)


def _update(pickup, named, mailbox, at):
    for name, value in named.settings.items():
        setattr(pickup, name, value)
    pickup.mailbox, pickup.from_environment, pickup.auth = mailbox, True, "password"
    pickup.confirmed_at = pickup.confirmed_at or at
    if _secret(pickup) != named.password:
        pickup.keep_secret(named.password)
    pickup.save()


def _secret(pickup):
    try:
        return pickup.say_secret()
    except sealed.CannotOpen:
        return None
