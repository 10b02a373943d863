from django.urls import resolve

from tests.browser.pages import PAGES
from tests.test_doors import rows

FOR_MACHINES = ("/api/", "/healthz", "/readyz", "/pictures/")
FILES = ("/attachments/<uuid:pk>/", "/raw/", "/html/", "/csv/", ".pdf", "/pdf/")
FILES += (
    "<str:month>/<slug:form>/",
    "<str:statement>/<slug:form>/",
    "exports/<int:pk>/<slug:form>/",
)
ANY = {"open": "4821-9375", "closed": "4821-9375", "words": 1, "month": "2026-03"}


def test_every_page_is_held_against_axe():
    shown = {address for address, cells in rows().items() if "200" in cells[0]}
    pages = {each for each in shown if not each.startswith(FOR_MACHINES)}
    paths = {path.partition("?")[0] for _, path in PAGES.values() if path != "/nowhere/"}

    # A route that is a pattern loses its first sign on the way.
    held = {f"/{resolve(path.format(**ANY)).route}" for path in paths}
    assert held == {each.replace("^", "") for each in pages if not each.endswith(FILES)}
