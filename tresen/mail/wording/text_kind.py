"""What is to be known about one of our texts, and about what may stand in it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FORMS = {"de": _("German, Sie"), "de-du": _("German, Du"), "en": _("English")}


@dataclass(frozen=True)
class TextKind:
    label: Promise
    when: Promise
    keeps: Promise
    variables: tuple
    # Those that a letter keeps its promise with: a text has to name them.
    needs: tuple = ()
    # Those that have a value in each letter of this kind.
    always: tuple = ()
    has_subject: bool = True
    is_about_an_account: bool = False


@dataclass(frozen=True)
class Variable:
    means: Promise
    # As a preview shows it where a ticket has none.
    example: Promise | str
    # Why a text that needs it cannot do without.
    promise: Promise | str = ""
