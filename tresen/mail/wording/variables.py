"""The variables that may stand in our texts: a closed list, each with what it stands for."""

from django.utils.translation import gettext_lazy as _

from .account_texts import ACCOUNT_VARIABLES
from .text_kind import Variable

VARIABLES = {
    "name": Variable(_("The reader's name"), "Bashir Nordmann"),
    "subject": Variable(_("The subject of the ticket"), _("The shop answers with 502")),
    "ticket_id": Variable(
        _("The Ticket-ID"),
        "4821-9375",
        _("By the Ticket-ID everybody finds the ticket again."),
    ),
    "page": Variable(
        _("The address of the page; only for readers who can sign in"),
        "https://tresen.example/tickets/4821-9375/",
    ),
    "provider": Variable(_("The name of our house"), "Tresen"),
    "phone": Variable(
        _("Our phone number, if there is one"),
        "02836 0000-0",
        _("Whoever waits for too long can call us."),
    ),
    "sales": Variable(
        _("The mail address of sales, if there is one"),
        "vertrieb@tresen.example",
        _("Whoever waits for too long can turn to sales."),
    ),
    "farewell": Variable(_("The text “Farewell”"), _("Kind regards")),
    "kind": Variable(_("The kind of the request, once it has one"), _("Configuration")),
    "due": Variable(
        _("Until when a person answers"),
        _("Monday, 2 March 2026 at 14:00 CET"),
        _("We say until when we answer."),
    ),
    "old_ticket_id": Variable(_("The closed ticket that this one follows"), "1234-5674"),
    "freeze": Variable(
        _("What is to be known about days with less service"),
        _("No service from 24 December until 1 January: company holidays."),
    ),
    "costs": Variable(
        _("What it costs, as a sentence"),
        _("Included in your support level."),
        _("Nobody is charged for anything that they were not told before."),
    ),
    "surcharge": Variable(
        _("What the same work costs at another time, as a sentence"),
        _("Outside of the service hours a surcharge of up to 50 % is added."),
    ),
    "free": Variable(
        _("“free of charge”; only where customers can do it themselves"), _("free of charge")
    ),
    "guides": Variable(
        _("Guides to do it oneself, one on each line"),
        "- DKIM: https://hilfe.tresen.example/dkim",
    ),
    "decision_link": Variable(
        _("The address at which the reader decides; only for those who may"),
        "https://tresen.example/decisions/••••/",
        _("Whoever may decide finds the way there in the letter."),
    ),
    "deciders": Variable(
        _("Who may decide, where the reader may not"),
        "Erika Mustermann, Otto Mustermann",
        _("Whoever may not decide learns who may."),
    ),
    "account_manager": Variable(
        _("To whom to turn where nobody of the customer may decide"),
        "Sam Peters",
        _("Where nobody may decide, the customer learns whom to ask."),
    ),
    "consent": Variable(
        _("What the reader agreed to, word for word"),
        _("I accept the quote A-2026-0001: €480.00 net (€571.20 gross)."),
        _("Whoever agrees holds it in their hands, word for word."),
    ),
    "refusal": Variable(
        _("What the reader did not agree to, word for word"),
        _("I decline the quote A-2026-0001."),
        _("Whoever declines holds it in their hands, word for word."),
    ),
    "seal": Variable(
        _("The seal of the decision"), "k7f2-m3qa", _("By the seal a decision can be proved.")
    ),
    "noted_by": Variable(_("Who wrote the decision down for the reader"), "Kim Weber"),
    "words": Variable(
        _("What the person on our staff wrote"),
        _("Please pull the plug first."),
        _("It is for these words that the letter is sent."),
    ),
    "author": Variable(
        _("Who wrote these words; a sentence says so where it was a program"),
        "Kim Weber",
        _("Everybody learns which person writes to them, or that it was none."),
    ),
    "asked_at": Variable(
        _("When the customer asked where the answer is"), _("Monday, 2 March 2026 at 14:05 CET")
    ),
    "clock_page": Variable(
        _("The address at which the deadline is explained; only for readers who can sign in"),
        "https://tresen.example/tickets/4821-9375/clock/",
    ),
    "result": Variable(_("The result of the ticket"), _("Solved")),
    "quote_number": Variable(_("The number of the quote"), "A-2026-0001"),
    "quote_net": Variable(_("The net sum of the quote"), _("€480.00"), _("A quote names its sum.")),
    "quote_gross": Variable(
        _("The gross sum of the quote"),
        _("€571.20"),
        _("No price is named without its VAT."),
    ),
    "quote_until": Variable(
        _("Until when the quote is valid"),
        _("Mon, 16 Mar"),
        _("A quote says until when it can be accepted."),
    ),
    "prepaid_size": Variable(
        _("The prepaid time that was bought"),
        "10 h",
        _("Customers learn in time that their prepaid time runs out."),
    ),
    "prepaid_left": Variable(
        _("What is left of the prepaid time; empty once it is used up"),
        "2 h",
        _("Customers learn how much of their prepaid time is left."),
    ),
    "prepaid_percent": Variable(_("How many percent of the prepaid time are used up"), "80"),
    "notices": Variable(
        _("What happened, a paragraph for each ticket"),
        _("The deadline passed without an answer."),
        _("It is for these notices that the letter is sent."),
    ),
    "count": Variable(_("How many tickets the letter is about, where there are several"), "3"),
    "more": Variable(_("How many more notices there are than the letter names"), "5"),
    **ACCOUNT_VARIABLES,
}
