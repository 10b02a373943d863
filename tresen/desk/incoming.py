"""The Posteingang: every mail that came in, what became of it, and why."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tresen.files.handing_out import as_file
from tresen.lib.secret_links import mail_without_tokens
from tresen.mail.filing import try_again
from tresen.mail.models import IncomingMail
from tresen.mail.told import why

from .doors import for_staff
from .paging import page_of

State = IncomingMail.State
LONGEST_SHOWN = 200_000
STATES = {
    State.PARKED: gettext_lazy("Parked"),
    State.RECEIVED: gettext_lazy("Received"),
    State.FILED: gettext_lazy("Filed"),
    State.IGNORED: gettext_lazy("Ignored"),
}


@require_safe
@for_staff
def index(request):
    """By state. Without a wish: what is parked, if anything is."""
    balance = IncomingMail.objects.balance()
    chosen = request.GET.get("state", State.PARKED if State.PARKED in balance else "")
    if chosen and chosen not in STATES:
        raise Http404
    mails = IncomingMail.objects.select_related("ticket").defer("blob", "error")
    page = page_of(mails.filter(state=chosen) if chosen else mails, request.GET, by="-id")
    for mail in page:
        mail.why, mail.state_label = why(mail), STATES[mail.state]
    states = [(state, label, balance.get(state, 0)) for state, label in STATES.items()]
    context = {
        "area": "incoming",
        "page": page,
        "chosen": chosen,
        "states": states,
        "all": sum(balance.values()),
    }
    return render(request, "desk/incoming.html", context)


@require_safe
@for_staff
def show(request, pk):
    mail = _mail(pk)
    source = mail_without_tokens(bytes(mail.blob.data)).decode("utf-8", "replace")
    source = source.replace("\r\n", "\n")
    head, _blank, body = source[:LONGEST_SHOWN].partition("\n\n")
    context = {
        "area": "incoming",
        "mail": mail,
        "state": STATES[mail.state],
        "why": why(mail),
        "head": head,
        "body": body,
        "cut": len(source) > LONGEST_SHOWN,
    }
    return render(request, "desk/incoming_mail.html", context)


@require_safe
@for_staff
def raw(request, pk):
    """To the byte as it came, but for links that decide: those are their reader's alone."""
    source = mail_without_tokens(bytes(_mail(pk).blob.data))
    return as_file(source, f"mail-{pk}.eml", "message/rfc822")


@require_POST
@for_staff
def retry(request, pk):
    mail = try_again(_mail(pk))
    if mail.state == State.PARKED:
        messages.error(request, _("The mail is still parked: see the reason below."))
    else:
        messages.success(request, _("The mail has been dealt with."))
    return redirect("desk:incoming_mail", pk)


def _mail(pk):
    mails = IncomingMail.objects.select_related("blob", "mailbox", "ticket", "same_as")
    return get_object_or_404(mails, pk=pk)
