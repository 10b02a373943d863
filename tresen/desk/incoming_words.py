"""What is said of a mail on the pages of the Posteingang."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.mail.arriving.told import belongs_because, why
from tresen.mail.models import IncomingMail

State, Source = IncomingMail.State, IncomingMail.Source
STATES = {
    State.PARKED: gettext_lazy("Parked"),
    State.RECEIVED: gettext_lazy("Received"),
    State.FILED: gettext_lazy("Filed"),
    State.IGNORED: gettext_lazy("Ignored"),
}
WAYS = {
    Source.SMTP: gettext_lazy("By SMTP, delivered to us."),
    Source.LMTP: gettext_lazy("By LMTP, handed over by your mail server."),
    Source.PIPE: gettext_lazy("From a pipe or a file, with `tresen mail receive`."),
    Source.HTTP: gettext_lazy("By the API."),
    Source.IMAP: gettext_lazy("Fetched by IMAP."),
    Source.POP3: gettext_lazy("Fetched by POP3."),
}


def worded(mail):
    """The mail with `state_label`, `why` and `belongs` beside it."""
    mail.state_label, mail.why, mail.belongs = STATES[mail.state], why(mail), belongs_because(mail)
    return mail


def with_ways(mails, fetched):
    """[(mail, how it came)]; `fetched` has the pickup of those that we went to get."""
    pickups = {each.mail_id: each.pickup for each in fetched}
    return [(mail, _way(mail, pickups.get(mail.pk))) for mail in mails]


def _way(mail, pickup):
    if pickup is None:
        return WAYS[mail.source]
    named = {"account": pickup, "protocol": pickup.get_protocol_display()}
    return _("Fetched from %(account)s by %(protocol)s.") % named
