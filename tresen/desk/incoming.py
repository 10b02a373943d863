"""The Posteingang: every mail that came in, what became of it, and why."""

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from tresen.files.handing_out import as_file
from tresen.lib.secret_links import mail_without_tokens
from tresen.mail.arriving.told import REASONS
from tresen.mail.models import Fetched, IncomingMail

from .doors import for_staff
from .incoming_words import STATES, with_ways, worded
from .paging import page_of

State = IncomingMail.State
LONGEST_SHOWN = 200_000
MOST_RECEIPTS = 50


@require_safe
@for_staff
def index(request):
    """By state. Without a wish: what is parked, if anything is."""
    balance = IncomingMail.objects.balance()
    words, reason = request.GET.get("q", "").strip()[:400], request.GET.get("reason", "")
    usual = State.PARKED if State.PARKED in balance and not words else ""
    chosen = request.GET.get("state", usual)
    if chosen and chosen not in STATES:
        raise Http404
    page = page_of(_wanted(chosen, words, reason), request.GET, by="-id")
    context = {
        "area": "incoming",
        "page": page,
        "mails": [worded(mail) for mail in page],
        "chosen": chosen,
        "words": words,
        "reason": reason,
        "reasons": _parked_by_reason() if chosen == State.PARKED else [],
        "states": [(state, label, balance.get(state, 0)) for state, label in STATES.items()],
        "all": sum(balance.values()),
    }
    return render(request, "desk/incoming.html", context)


@require_safe
@for_staff
def show(request, pk):
    """One mail, with every receipt of it: the same mail may have come many times, in many ways."""
    mail = found(pk)
    source = mail_without_tokens(bytes(mail.blob.data)).decode("utf-8", "replace")
    source = source.replace("\r\n", "\n")
    head, _blank, body = source[:LONGEST_SHOWN].partition("\n\n")
    receipts = _receipts(mail)
    fetched = Fetched.objects.filter(mail__in=receipts).select_related("pickup")
    context = {
        "area": "incoming",
        "mail": worded(mail),
        "receipts": with_ways(receipts, fetched),
        "parked_for": _parked_for(mail),
        "head": head,
        "body": body,
        "cut": len(source) > LONGEST_SHOWN,
    }
    return render(request, "desk/incoming_mail.html", context)


@require_safe
@for_staff
def raw(request, pk):
    """To the byte as it came, but for links that decide: those are their reader's alone."""
    source = mail_without_tokens(bytes(found(pk).blob.data))
    return as_file(source, f"mail-{pk}.eml", "message/rfc822")


def found(pk):
    told = ("blob", "mailbox", "ticket", "disregard__by", "again_by")
    return get_object_or_404(IncomingMail.objects.select_related(*told), pk=pk)


def _wanted(state, words, reason):
    mails = IncomingMail.objects.select_related("ticket").defer("blob", "error")
    if state:
        mails = mails.filter(state=state)
    if reason:
        mails = mails.filter(reason=reason)
    return mails.found_by(words) if words else mails


def _parked_by_reason():
    """[(reason, its sentence, how many, how many of them are being read again)]"""
    parked = IncomingMail.objects.parked().values("reason")
    counted = parked.annotate(number=Count("pk"), asked=Count("again_at")).order_by("-number")
    return [
        (each["reason"], REASONS.get(each["reason"], each["reason"]), each["number"], each["asked"])
        for each in counted
    ]


def _receipts(mail):
    """The first one, and those that point to it."""
    first = mail.same_as_id or mail.pk
    receipts = IncomingMail.objects.filter(Q(pk=first) | Q(same_as=first))
    return list(receipts.select_related("mailbox").defer("blob").order_by("pk")[:MOST_RECEIPTS])


def _parked_for(mail):
    """Why it had been parked before a person decided that it needs nothing."""
    reason = mail.disregard.parked_for if hasattr(mail, "disregard") else ""
    return REASONS.get(reason, reason)
