"""tresen manage recount: work out every proof and figure anew, from the events alone."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from tresen.reports.figure import reckon_all
from tresen.reports.folding import fold, start_over
from tresen.reports.models import Bookmark, Proof


class Command(BaseCommand):
    help = "Work out anew how every promise was kept. Safe at any time; interrupted, it goes on."

    def handle(self, **options):
        start_over()
        while Bookmark.objects.get().ticket is not None:
            fold(hold=Bookmark.awaited)
        reckon_all(now=timezone.now())
        self.stdout.write(f"{Proof.objects.count()} proofs.")
