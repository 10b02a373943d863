"""The texts of mails about somebody's account: no ticket stands behind them, only a person."""

from django.utils.translation import gettext_lazy as _

from tresen.mail.leaving.outgoing import OutgoingMail

from .text_kind import TextKind, Variable

Kind = OutgoingMail.Kind

ACCOUNT = ("name", "provider", "phone", "farewell", "address", "sign_in_page")
KEY = ("password_link", "valid_until")
KNOWN = ("name", "provider", "farewell", "address", "sign_in_page")

ACCOUNT_TEXTS = {
    Kind.INVITATION: TextKind(
        _("Invitation"),
        _("When somebody is let in: a contact of a customer, or a colleague."),
        _("Nobody signs up alone: an invitation comes first."),
        (*ACCOUNT, *KEY),
        ("address", "sign_in_page", *KEY),
        # Who has a password already gets no link to choose one.
        always=KNOWN,
        is_about_an_account=True,
    ),
    Kind.PASSWORD: TextKind(
        _("Link to choose a password"),
        _("When somebody has no password or has forgotten it, and asks for this mail."),
        _("Only who reads the mails of an account can choose its password."),
        (*ACCOUNT, *KEY),
        KEY,
        always=(*KNOWN, *KEY),
        is_about_an_account=True,
    ),
    Kind.NEW_PASSWORD: TextKind(
        _("Mail about a new password"),
        _("When a password was chosen."),
        _("Nobody gets a new password unnoticed."),
        (*ACCOUNT, "changed_at", "password_page"),
        ("changed_at", "password_page"),
        always=(*KNOWN, "changed_at", "password_page"),
        is_about_an_account=True,
    ),
}

ACCOUNT_VARIABLES = {
    "address": Variable(
        _("The mail address with which the reader signs in"),
        "bashir@business.example",
        _("Nobody has to guess with which address they sign in."),
    ),
    "sign_in_page": Variable(
        _("The address of the page where people sign in"),
        "https://tresen.example/account/login/",
        _("Whoever is invited finds the door."),
    ),
    "password_link": Variable(
        _("The address at which the reader chooses a password; it opens the account once"),
        "https://tresen.example/account/password/reset/key/••••/",
        _("By this link, and in no other way, a password is chosen."),
    ),
    "valid_until": Variable(
        _("Until when this address works"),
        _("Thursday, 5 March 2026 at 14:00 CET"),
        _("A link that ends says when."),
    ),
    "changed_at": Variable(
        _("When the password was chosen"),
        _("Monday, 2 March 2026 at 14:05 CET"),
        _("By the time everybody knows whether it was themselves."),
    ),
    "password_page": Variable(
        _("The address of the page where one asks for a link to choose a password"),
        "https://tresen.example/account/password/reset/",
        _("Whoever did not choose this password gets rid of it."),
    ),
}
