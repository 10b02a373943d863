"""Whom on the staff it concerns: the owner, the lead, everyone on the team, sales."""

from tresen.people.models import Staff

Role = Staff.Role


def people_for(ticket, groups):
    """Everybody in these groups, once. Without an owner the leads stand in."""
    colleagues = _at_work()
    found = {}
    for group in groups:
        for person in GROUPS[group](ticket, colleagues):
            found[person.pk] = person
    return list(found.values())


def people_in_sales(ticket):
    """The account manager, or sales, or whoever leads."""
    colleagues = _at_work()
    manager = ticket.customer and ticket.customer.account_manager_id
    return (
        [staff.person for staff in colleagues if staff.person_id == manager]
        or [staff.person for staff in colleagues if staff.role == Role.SALES]
        or _leads(ticket, colleagues)
    )


def people_in_charge():
    """Whoever administers the house."""
    return [staff.person for staff in _at_work() if staff.administers]


def _at_work():
    return list(Staff.objects.filter(left_at=None).select_related("person"))


def _owner(ticket, colleagues):
    owner = [staff.person for staff in colleagues if staff.person_id == ticket.owner_id]
    return owner or _leads(ticket, colleagues)


def _leads(ticket, colleagues):
    """Of the owner's team; or all of them; or who administers the house."""
    team = _team_of(ticket, colleagues)
    leads = [staff for staff in colleagues if staff.role == Role.LEAD]
    nearest = [staff for staff in leads if team and staff.team_id == team]
    administrators = [staff for staff in colleagues if staff.administers]
    return [staff.person for staff in nearest or leads or administrators]


def _team(ticket, colleagues):
    """Everyone who answers tickets in the owner's team, the owner and the leads among them."""
    team = _team_of(ticket, colleagues)
    answering = [staff for staff in colleagues if staff.role in (Role.AGENT, Role.LEAD)]
    nearest = [staff.person for staff in answering if team in (None, staff.team_id)]
    return [*_owner(ticket, colleagues), *_leads(ticket, colleagues), *nearest]


def _team_of(ticket, colleagues):
    return next((staff.team_id for staff in colleagues if staff.person_id == ticket.owner_id), None)


GROUPS = {"owner": _owner, "lead": _leads, "team": _team}
