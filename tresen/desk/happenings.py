"""What happened to a ticket, with whom and what it was about: whole sentences of the timeline."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.tickets.models import Event, Link

LINKED = {
    Link.Type.FOLLOWS: gettext_lazy("%(who)s noted that this ticket follows %(ticket)s."),
    Link.Type.RELATES_TO: gettext_lazy("%(who)s noted that this ticket relates to %(ticket)s."),
    Link.Type.DUPLICATES: gettext_lazy("%(who)s noted that this ticket duplicates %(ticket)s."),
    Link.Type.PART_OF: gettext_lazy("%(who)s noted that this ticket is part of %(ticket)s."),
}


def _passed(event, alluded):
    who, owner = event.by.name, event.facts.get("owner")
    if owner is None:
        return _("%(who)s gave the ticket back to all.") % {"who": who}
    if owner == event.by_id:
        return _("%(who)s took the ticket.") % {"who": who}
    told = {"who": who, "owner": alluded.person(event)}
    return _("%(who)s passed the ticket to %(owner)s.") % told


def _let_in(event, alluded):
    told = {"who": event.by.name, "person": alluded.person(event)}
    if event.facts.get("whole", True):
        return _("%(who)s let %(person)s take part.") % told
    return _("%(who)s let %(person)s take part, and read what is said from then on.") % told


def _shown(event, alluded):
    told = {"who": event.by.name, "person": alluded.person(event)}
    return _("%(who)s let %(person)s read what was said before.") % told


def _moved(event, alluded):
    told = {"who": event.by.name, "writer": alluded.writer(event), "ticket": alluded.ticket(event)}
    return _("%(who)s moved what %(writer)s wrote to ticket %(ticket)s.") % told


def _taken_over(event, alluded):
    told = {"who": event.by.name, "writer": alluded.writer(event)}
    told["ticket"] = alluded.came_from(event)
    return _("%(who)s moved what %(writer)s wrote here from ticket %(ticket)s.") % told


def _whose(event, alluded):
    told = {"who": event.by.name, "writer": alluded.writer(event)}
    return _("%(who)s said that the forwarded words are those of %(writer)s.") % told


def _placed(event, alluded):
    if event.facts.get("customer") is None:
        return _("%(who)s noted that the ticket belongs to no customer.") % {"who": event.by.name}
    told = {"who": event.by.name, "customer": alluded.customer(event)}
    return _("%(who)s assigned the ticket to %(customer)s.") % told


def _linked(event, alluded):
    told = {"who": event.by.name, "ticket": alluded.ticket(event)}
    if event.facts["type"] == Link.Type.FOLLOWS and not alluded.is_by_staff(event):
        return _("This ticket follows %(ticket)s.") % told
    return str(LINKED[event.facts["type"]]) % told


def _unlinked(event, alluded):
    told = {"who": event.by.name, "ticket": alluded.ticket(event)}
    return _("%(who)s removed the link to %(ticket)s.") % told


def _withdrawn(event, alluded):
    told = {"who": event.by.name, "quote": alluded.quote(event)}
    return _("%(who)s withdrew quote %(quote)s.") % told


def _reminded(event, alluded):
    return _("A reminder of quote %(quote)s was sent.") % {"quote": alluded.quote(event)}


NAMING = {
    Event.Kind.OWNER_CHANGED: _passed,
    Event.Kind.PARTICIPANT_ADDED: _let_in,
    Event.Kind.HISTORY_SHOWN: _shown,
    Event.Kind.MESSAGE_MOVED: _moved,
    Event.Kind.MESSAGE_TAKEN_OVER: _taken_over,
    Event.Kind.WRITER_NAMED: _whose,
    Event.Kind.CUSTOMER_CHANGED: _placed,
    Event.Kind.LINK_MADE: _linked,
    Event.Kind.LINK_DISMISSED: _unlinked,
    Event.Kind.QUOTE_WITHDRAWN: _withdrawn,
    Event.Kind.QUOTE_REMINDED: _reminded,
}
