"""What a mail says, as a ticket hears it."""

import re
from hashlib import sha256

from tresen.files.models import Attachment
from tresen.house.models import Provider
from tresen.lib.secret_links import mail_without_tokens, without_tokens
from tresen.mail.parsing import Verdict, judge
from tresen.mail.parsing.topics import topic_of
from tresen.tickets.models import Message
from tresen.tickets.said import Said
from tresen.tickets.ticket import NAMELESS

from .file_names import with_names

CHECKS = {
    Verdict.VERIFIED: Message.SenderCheck.VERIFIED,
    Verdict.FORGED: Message.SenderCheck.FORGED,
    Verdict.UNKNOWN: Message.SenderCheck.UNKNOWN,
}
# Addresses behind which nobody reads, or many do (RFC 3834, 2).
NEVER_READ = re.compile(
    r"(?:mailer-daemon|owner-[^@]{1,64}|[^@]{1,64}-(?:request|bounces|owner)|(?:no|do-?not)-?reply)@",
    re.IGNORECASE,
)
# Of what is enclosed; our own letters are smaller.
LONGEST_LETTER = 2_000_000
OUR_MARK = re.compile(r"\s{0,4}\[\d{4,8}-\d{4}\]$")


def heard(parsed, mail):
    """A reply quotes our letter: what others read of it has none of its links that decide."""
    words = without_tokens(parsed.reply_text or parsed.text)
    full_text = without_tokens(parsed.text)
    return Said(
        text=words,
        origin=Message.Origin.MAIL,
        full_text=full_text if full_text.strip() != words.strip() else "",
        html=without_tokens(parsed.clean_html),
        html_with_pictures=without_tokens(parsed.html_with_pictures),
        attachments=tuple(_kept(*each) for each in with_names(parsed.attachments, mail.mailbox)),
        sent_at=parsed.date,
        automatic=wants_no_echo(parsed, mail),
        rfc_message_id=parsed.message_id or "",
        sender_check=check_of(parsed),
    )


def check_of(parsed):
    """What our own mail servers say about the domain in From, as it is kept with the message."""
    return CHECKS[judge(parsed, trusted=Provider.current().trusted_authserv_ids)]


def identity_of(parsed):
    """A forged copy has one of its own: if it comes first, the true mail is no repeat of it."""
    identity = parsed.content_hash
    if check_of(parsed) != Message.SenderCheck.FORGED:
        return identity
    return sha256(f"forged {identity}".encode()).hexdigest()


def wants_no_echo(parsed, mail):
    """No automatic mail of ours may follow from this one (RFC 3834, 2)."""
    is_machine = parsed.is_auto_reply or parsed.is_bounce or parsed.is_list
    is_machine = is_machine or NEVER_READ.match(parsed.from_email)
    return bool(is_machine) or parsed.return_path_empty or mail.has_null_sender


def subject_of(parsed):
    """What it is about, without the marks of replying and forwarding; else its first words."""
    return topic_of(parsed.subject) or _first_words(parsed)


def subject_of_reply(parsed, *, to):
    """The same without the Ticket-ID that our letters put behind it."""
    topic = "" if to.subject == NAMELESS else OUR_MARK.sub("", topic_of(parsed.subject))
    return topic or _first_words(parsed)


def _first_words(parsed):
    return parsed.reply_text.strip()[:80] or NAMELESS


def _kept(enclosed, name):
    return Attachment.keep(
        name,
        _without_what_decides(enclosed),
        content_type=enclosed.content_type,
        content_id=enclosed.content_id or "",
    )


def _without_what_decides(enclosed):
    """Many forward a letter by enclosing it: to the byte as it came, but for our links in it."""
    may_hold_a_letter = enclosed.content_type.lower().startswith(("message/", "text/"))
    if may_hold_a_letter and enclosed.size <= LONGEST_LETTER:
        return mail_without_tokens(enclosed.content)
    return enclosed.content
