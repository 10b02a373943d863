"""Houses in which everybody has an address: what one of them writes says nothing of the others."""

FREEMAIL = {
    "aol.com", "arcor.de", "bluewin.ch", "freenet.de", "gmail.com", "gmx.at", "gmx.ch", "gmx.com",
    "gmx.de", "gmx.net", "googlemail.com", "hotmail.com", "hotmail.de", "icloud.com", "live.com",
    "live.de", "mac.com", "mail.de", "mailbox.org", "me.com", "msn.com", "online.de", "outlook.com",
    "outlook.de", "posteo.de", "proton.me", "protonmail.com", "t-online.de", "web.de", "yahoo.com",
    "yahoo.de",
}  # fmt: skip


def is_freemail(domain):
    return domain in FREEMAIL
