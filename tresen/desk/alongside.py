"""Work that is logged in the same step as the words about it."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tresen.costs.working.entry import Activity
from tresen.costs.working.logging import log_work
from tresen.costs.working.timing import timer_of, worked_since

from .duration_field import for_typing
from .work_form import WorkForm

FIELDS = ("worked", "text", "goodwill")
# What the customer reads where nothing more was told. A note says nothing of what it is about.
USUAL = {
    "answer": _("Answer to your ticket"),
    "question": _("Question about your ticket"),
    "call": _("Phone call about your ticket"),
    "closure": _("Closing of your ticket"),
}


class AlongsideForm(WorkForm):
    """`tab` is the way of writing, which says enough where no text was typed."""

    def __init__(self, *args, tab, ticket, **kwargs):
        super().__init__(*args, prefix="work", **kwargs)
        self.usual = _usual(tab, ticket.contact.language)
        self.fields["text"].required = not self.usual

    def clean_text(self):
        return self.cleaned_data["text"] or self.usual

    @property
    def first_error(self):
        name, errors = next(iter(self.errors.items()))
        return f"{self.fields[name].label}: {errors[0]}"


def is_told(post):
    return any(post.get(f"work-{name}", "").strip() for name in FIELDS)


def log_alongside(ticket, form, *, by, at):
    """A timer of theirs on this ticket ends with it."""
    return log_work(ticket, form.done(timer=timer_of(ticket, by), now=at), by=by, at=at)


def row_for(post, timer, now):
    """What the fields begin with: as it was typed, or what the timer says."""
    if post and is_told(post):
        typed = {name: post.get(f"work-{name}", "") for name in (*FIELDS, "activity")}
        return {**typed, "activities": _activities(), "is_open": True}
    worked = for_typing(worked_since(timer.started_at, now)) if timer else ""
    return {"worked": worked, "timer": timer, "activities": _activities(), "is_open": timer}


def _activities():
    """In words for once: each way of writing has a list of them."""
    return [(activity.value, str(activity.label)) for activity in Activity]


def _usual(tab, language):
    with translation.override(language):
        return str(USUAL.get(tab, ""))
