"""What an administrator changed about the ways of our mail, said to the others."""

from django.utils.translation import gettext_lazy as _

ACCOUNTS = {
    "connected": _("%(who)s connected an account to fetch mail from: %(account)s."),
    "changed": _("%(who)s changed how mail is fetched from %(account)s."),
    "agreed": _("%(who)s gave us the provider's consent to fetch mail from %(account)s."),
    "confirmed_all": _("%(who)s confirmed that all mail of %(account)s is fetched."),
    "confirmed_new": _("%(who)s confirmed that new mail of %(account)s is fetched."),
    "paused": _("%(who)s paused fetching mail from %(account)s."),
    "resumed": _("%(who)s resumed fetching mail from %(account)s."),
    "ended": _("%(who)s ended fetching mail from %(account)s."),
}
MAILBOXES = {
    "address": _("%(who)s gave the mailbox %(former)s another address: %(new)s."),
    "main": _("%(who)s made %(new)s the main mailbox."),
}
SERVERS = _("%(who)s changed whose check of a mail's sender we trust: %(servers)s.")
NO_SERVERS = _("%(who)s decided that we trust no server's check of a mail's sender.")
PLACES = {
    "pickup": "/desk/house/mailboxes/",
    "mailbox": "/desk/house/mailboxes/",
    "trusted_authserv_ids": "/desk/house/",
}


def warned(amendment):
    """In sentences; what the others need not be warned of is left out."""
    told = [_sentence(place, *values) for place, values in amendment.changes.items()]
    who = amendment.by.name
    return " ".join(str(each) % {"who": who, **more} for each, more in filter(None, told))


def place_of(amendment):
    """The page on which it can be seen and mended."""
    topics = [place.partition(".")[0] for place in amendment.changes]
    return next(PLACES[topic] for topic in topics if topic in PLACES)


def _sentence(place, former, new):
    topic, _dot, what = place.partition(".")
    if topic == "pickup":
        return ACCOUNTS[what], {"account": new}
    if topic == "mailbox":
        return MAILBOXES[what], {"former": former, "new": new}
    if topic == "trusted_authserv_ids":
        return (SERVERS, {"servers": ", ".join(new)}) if new else (NO_SERVERS, {})
    return None
