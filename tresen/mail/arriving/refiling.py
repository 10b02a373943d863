"""A mail whose words staff moved to another ticket belongs there from then on."""

from .incoming import IncomingMail

MOVED = "moved_by_staff"


def refile_mail(event):
    IncomingMail.objects.filter(message=event.message).update(
        ticket=event.facts["to"], message=event.facts["as"], reason=MOVED
    )
