"""From a draft to the customer, and back: sent, withdrawn, offered anew."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tresen.costs.quotes.sending import send_quote, usual_words, who_may_accept
from tresen.costs.quotes.shown import QuoteShown
from tresen.people.once import once
from tresen.tickets.refusing import Refused

from .doors import for_sales
from .quote_form import usual_end
from .quotes import page, quote_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_sales
def show_or_create(request, pk):
    """Exactly what the customer will read, and the words with it; then it is on its way."""
    quote = quote_of(request, pk)
    if request.method == "POST":
        return _send(request, quote)
    if quote.state(timezone.localdate()) != "draft":
        return redirect("desk:quote", pk)
    return _page(request, quote, words=usual_words(quote))


@require_POST
@for_sales
def withdraw(request, pk):
    quote = quote_of(request, pk)
    done = partial(quote.withdraw, by=request.user.person, at=timezone.now())
    return _back(request, quote, done, _("The quote is withdrawn: nobody can accept it any more."))


@require_POST
@for_sales
def copy(request, pk):
    """The same again as a draft, valid anew."""
    quote, person = quote_of(request, pk), request.user.person

    def offer_anew():
        new = quote.copy(by=person, at=timezone.now(), valid_until=usual_end())
        return reverse("desk:quote", args=[new.pk])

    try:
        return redirect(once(person, request.POST.get("once"), offer_anew))
    except Refused as refused:
        return page(request, quote, refused=refused, status=409)


def _send(request, quote):
    person, words = request.user.person, request.POST.get("text", "")

    def send():
        message = send_quote(quote, words, by=person, at=timezone.now())
        return f"{reverse('desk:ticket', args=[quote.ticket.shown_id])}#message-{message.pk}"

    try:
        return redirect(once(person, request.POST.get("once"), send))
    except Refused as refused:
        return _refused(request, quote_of(request, quote.pk), refused, words)


def _refused(request, quote, refused, words):
    """Somebody may have been quicker: then there is nothing to send any more."""
    if quote.state(timezone.localdate()) != "draft":
        return page(request, quote, refused=refused, status=409)
    return _page(request, quote, words=words, refused=refused, status=400)


def _page(request, quote, *, words, refused=None, status=200):
    context = {
        "area": "quotes",
        "quote": quote,
        "ticket": quote.ticket,
        "shown": QuoteShown.of(quote, timezone.now()),
        "words": words,
        "deciders": who_may_accept(quote),
        "refused": refused,
    }
    return render(request, "desk/quote_sending.html", context, status=status)


def _back(request, quote, act, said):
    try:
        act()
    except Refused as refused:
        return page(request, quote_of(request, quote.pk), refused=refused, status=409)
    messages.success(request, said)
    return redirect("desk:quote", quote.pk)
