"""`tresen check`: health in words; exit 1 if something is wrong."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tresen.costs.consents.sealing import broken_seals
from tresen.mail.health import Finding, examine


def add_arguments(parser):
    parser.add_argument("--language", choices=["de", "en"], default="en")


def run(args):
    with translation.override(args.language):
        findings = [*examine(at=timezone.now()), _seals()]
        for finding in findings:
            print("✓" if finding.is_fine else "✗", finding.sentence)
    return 0 if all(finding.is_fine for finding in findings) else 1


def _seals():
    """Here alone: to work out every seal again takes longer than a page or a monitor waits."""
    broken = broken_seals()
    if not broken:
        return Finding("seals", is_fine=True, sentence=_("The seals of all consents hold."))
    sentence = _("Consents, or what happened before them, were changed afterwards: %(tickets)s.")
    named = {"tickets": ", ".join(ticket.shown_id for ticket in broken)}
    return Finding("seals", is_fine=False, sentence=sentence % named, number=len(broken))
