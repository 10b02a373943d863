"""What follows from what. Whoever reads this page knows what the system does.

Each consequence is handed its event in the transaction of the fact. Those marked `@may` where
they are defined run in a savepoint; the others are total (design.md, section 3).
"""

from tresen.costs.consents.opening import agree_at_once
from tresen.costs.telling import propose_consent, tell_costs, withdraw_quotes
from tresen.lib.memory import remembering
from tresen.mail.arriving.refiling import refile_mail
from tresen.mail.leaving.posting import deliver_without_post
from tresen.mail.letters import (
    confirm_by_mail,
    confirm_closing_by_mail,
    recall_ways,
    remind_by_mail,
    send_by_mail,
    show_ways_by_mail,
)
from tresen.mail.letters_on_costs import (
    confirm_consent_by_mail,
    remind_of_quote_by_mail,
    send_quote_by_mail,
    tell_costs_by_mail,
    warn_of_prepaid_by_mail,
)
from tresen.tickets.delivering import count_as_delivered, show_in_portal
from tresen.tickets.linking import link_what_it_follows, propose_links
from tresen.tickets.models import Event
from tresen.tickets.notices import tell_owner, tell_staff
from tresen.tickets.nudging import take_as_nudge
from tresen.tickets.reaction import (
    end_clock,
    move_deadline,
    pause_clock,
    plan_next_step,
    put_clock_right,
    put_on_top,
    resume_clock,
    start_clock,
    stop_clock,
    tighten_clock,
    unpause_clock,
)
from tresen.tickets.searching import index_anew, index_words
from tresen.tickets.waiting import (
    end_waiting,
    schedule_reminders,
    stop_waiting_for_unread,
    wait_again,
)

Happened = Event.Kind

WHEN = {
    Happened.TICKET_OPENED: [
        start_clock,
        index_words,
        link_what_it_follows,
        propose_links,
        tell_costs,
        agree_at_once,
        confirm_by_mail,
    ],
    Happened.CUSTOMER_WROTE: [
        start_clock,
        end_waiting,
        index_words,
        propose_links,
        tell_owner,
        take_as_nudge,
        propose_consent,
    ],
    Happened.STAFF_ANSWERED: [
        end_waiting,
        unpause_clock,
        show_in_portal,
        deliver_without_post,
        index_words,
        send_by_mail,
    ],
    Happened.INFORMATION_REQUESTED: [
        pause_clock,
        schedule_reminders,
        show_in_portal,
        deliver_without_post,
        index_words,
        send_by_mail,
    ],
    Happened.PROGRAM_WROTE: [index_words, send_by_mail],
    Happened.NOTE_WRITTEN: [index_words, propose_links],
    Happened.ANSWER_DELIVERED: [stop_clock, recall_ways],
    Happened.ANSWER_BOUNCED: [stop_waiting_for_unread, resume_clock, index_words, tell_owner],
    Happened.BOUNCE_TAKEN_BACK: [count_as_delivered],
    Happened.READER_COMPLAINED: [tell_owner],
    # Whoever reads a letter could have written it: no clock is moved by it.
    Happened.REPORT_DOUBTED: [tell_owner],
    Happened.DEADLINE_NEARED: [plan_next_step, tell_staff],
    Happened.DEADLINE_PASSED: [plan_next_step, tell_staff, show_ways_by_mail],
    Happened.DEADLINE_RECKONED: [move_deadline],
    Happened.STATUS_ASKED: [put_on_top, tell_staff],
    Happened.SALES_INVOLVED: [tell_staff],
    Happened.SALES_SETTLED: [],
    Happened.CUSTOMER_REMINDED: [remind_by_mail],
    Happened.TICKET_CLOSED: [
        end_clock,
        end_waiting,
        show_in_portal,
        deliver_without_post,
        index_words,
        recall_ways,
        confirm_closing_by_mail,
    ],
    Happened.AFTERWORD_FILED: [index_words],
    Happened.THIRD_PARTY_WROTE: [index_words, tell_owner],
    Happened.AUTOMATIC_MAIL_FILED: [index_words],
    Happened.MESSAGE_MOVED: [put_clock_right, wait_again, index_anew, refile_mail],
    Happened.MESSAGE_TAKEN_OVER: [
        put_clock_right,
        end_waiting,
        index_words,
        propose_links,
        tell_owner,
    ],
    Happened.PARTICIPANT_ADDED: [],
    Happened.HISTORY_SHOWN: [],
    # The words themselves follow as those of a customer.
    Happened.WORDS_ADMITTED: [],
    Happened.WORDS_DENIED: [tell_owner],
    Happened.SENDER_CONFIRMED: [index_words, confirm_by_mail],
    Happened.WRITER_NAMED: [put_clock_right, end_waiting, index_anew, confirm_by_mail],
    Happened.MAIL_FLOODED: [tell_staff],
    Happened.OWNER_CHANGED: [tell_owner],
    Happened.KIND_CHANGED: [tighten_clock, tell_costs],
    Happened.CUSTOMER_CHANGED: [tighten_clock, withdraw_quotes, index_anew, tell_costs],
    Happened.LINK_MADE: [],
    Happened.LINK_DISMISSED: [],
    Happened.COSTS_TOLD: [tell_costs_by_mail],
    Happened.CONSENT_ASKED: [tell_costs_by_mail],
    Happened.CONSENT_PROPOSED: [tell_owner],
    Happened.CONSENT_GIVEN: [tell_owner, confirm_consent_by_mail],
    Happened.CONSENT_REFUSED: [tell_owner, confirm_consent_by_mail],
    Happened.QUOTE_SENT: [
        end_waiting,
        unpause_clock,
        show_in_portal,
        deliver_without_post,
        index_words,
        send_quote_by_mail,
    ],
    Happened.QUOTE_REMINDED: [remind_of_quote_by_mail],
    Happened.QUOTE_WITHDRAWN: [],
    Happened.WORK_LOGGED: [],
    Happened.WORK_CORRECTED: [],
    Happened.PREPAID_NEARED: [tell_staff, warn_of_prepaid_by_mail],
}


def follow(event):
    """The house stays as it is meanwhile: what all consequences ask of it is read once."""
    with remembering():
        for consequence in WHEN[event.kind]:
            consequence(event)
