"""Who gives out keys to mailboxes instead of passwords, and where they are asked."""

import re
from dataclasses import dataclass, field

from .pickup import Pickup

Auth = Pickup.Auth
Protocol = Pickup.Protocol
# A directory's id or one of its domains; both are a part of an address of Microsoft's.
TENANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,250}")
ANY_TENANT = "organizations"


@dataclass(frozen=True)
class Provider:
    name: str
    # Where a person agrees, and where we ask for keys.
    consent_url: str
    token_url: str
    scopes: dict[str, tuple[str, ...]]
    hosts: dict[str, str]
    wishes: dict[str, str] = field(default_factory=dict)

    def consent_url_of(self, pickup):
        return self.consent_url.format(tenant=pickup.tenant or ANY_TENANT)

    def token_url_of(self, pickup):
        return self.token_url.format(tenant=pickup.tenant or ANY_TENANT)


MICROSOFT = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0"
OUTLOOK = "https://outlook.office.com"
GMAIL = "https://mail.google.com/"

PROVIDERS = {
    Auth.MICROSOFT: Provider(
        name="Microsoft",
        consent_url=f"{MICROSOFT}/authorize",
        token_url=f"{MICROSOFT}/token",
        scopes={
            Protocol.IMAP: (f"{OUTLOOK}/IMAP.AccessAsUser.All", "offline_access"),
            Protocol.POP3: (f"{OUTLOOK}/POP.AccessAsUser.All", "offline_access"),
        },
        hosts={Protocol.IMAP: "outlook.office365.com", Protocol.POP3: "outlook.office365.com"},
    ),
    Auth.GOOGLE: Provider(
        name="Google",
        consent_url="https://accounts.google.com/o/oauth2/v2/auth",
        token_url="https://oauth2.googleapis.com/token",
        scopes={Protocol.IMAP: (GMAIL,), Protocol.POP3: (GMAIL,)},
        hosts={Protocol.IMAP: "imap.gmail.com", Protocol.POP3: "pop.gmail.com"},
        # Else Google gives a key for an hour, and none to ask for the next one.
        wishes={"access_type": "offline", "prompt": "consent"},
    ),
}


def provider_of(pickup):
    return PROVIDERS[pickup.auth]
