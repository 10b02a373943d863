"""Who reads which words: whoever was let in later reads only from then on."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from .participating import Participant


class Reading(models.QuerySet):
    def readable_by(self, person):
        """Staff read everything; everyone else only what was meant for the customer."""
        return self if person.is_staff else self.public().since_let_in(person)

    def since_let_in(self, person):
        """Whoever was let in later reads what was said since, without the older words that mails
        quote (`hides_quotes`), and their own words."""
        later, earlier = _let_in_later(person)
        read = self.filter(Q(author=person) | ~Exists(earlier))
        return read.annotate(hides_quotes=Exists(later) & ~Q(author=person))

    def said_before(self, person):
        """What others said before this person was let in."""
        _, earlier = _let_in_later(person)
        return self.filter(Exists(earlier)).exclude(author=person)


def _let_in_later(person):
    """(where this person reads only from then on, where they do not read this message)."""
    later = Participant.objects.reading_from_then_on(person).filter(ticket=OuterRef("ticket"))
    return later, later.filter(reads_since__gt=OuterRef("created_at"))
