from django.utils.translation import gettext_lazy

from tresen.mail.models import Pickup

Auth, Protocol, Security = Pickup.Auth, Pickup.Protocol, Pickup.Security
PORTS = {
    (Protocol.IMAP, Security.TLS): 993,
    (Protocol.POP3, Security.TLS): 995,
    (Protocol.IMAP, Security.STARTTLS): 143,
    (Protocol.POP3, Security.STARTTLS): 110,
    (Protocol.IMAP, Security.NONE): 143,
    (Protocol.POP3, Security.NONE): 110,
}
SECURITIES = [
    (Security.TLS, gettext_lazy("TLS from the first byte")),
    (Security.STARTTLS, "STARTTLS"),
    (Security.NONE, gettext_lazy("none: only within your own network")),
]
AUTHS = [
    (Auth.PASSWORD, gettext_lazy("with a password")),
    (Auth.MICROSOFT, gettext_lazy("with consent at Microsoft (OAuth2)")),
    (Auth.GOOGLE, gettext_lazy("with consent at Google (OAuth2)")),
]
