"""What touches the safety of the house: every other administrator learns of it, in both ways.

Not as they chose, and not only in service time: whoever took over the account of one of them
counts on the night.
"""

from .notices import Notice
from .telling import people_in_charge


def warn_others(amendment):
    """In the transaction of the amendment itself."""
    others = [person for person in people_in_charge() if person.pk != amendment.by_id]
    Notice.objects.bulk_create(
        Notice(
            person=person,
            amendment=amendment,
            at=amendment.at,
            on_page=True,
            mail_after=amendment.at,
        )
        for person in others
    )
