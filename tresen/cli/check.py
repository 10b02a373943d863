"""`tresen check`: health in words; exit 1 if something is wrong."""

from django.utils import timezone, translation

from tresen.mail.health import examine


def add_arguments(parser):
    parser.add_argument("--language", choices=["de", "en"], default="en")


def run(args):
    with translation.override(args.language):
        findings = examine(at=timezone.now())
        for finding in findings:
            print("✓" if finding.is_fine else "✗", finding.sentence)
    return 0 if all(finding.is_fine for finding in findings) else 1
