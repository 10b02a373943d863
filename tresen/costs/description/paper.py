"""The description as a PDF. Strangers may fetch it: it is set anew only when it has changed."""

from dataclasses import asdict, dataclass
from datetime import datetime, time
from hashlib import sha256
from json import dumps
from pathlib import Path

from django.utils import timezone, translation

from tresen.house.models import Provider
from tresen.lib.paper import Frame, typeset

TEMPLATE = Path(__file__).parent.parent / "papers" / "services.typ"
LANGUAGES = ("de", "en")
# Columns that fit beside each other on a page.
MOST_COLUMNS = 4

# By version and language, with what it says: however often strangers ask, it is set once.
KEPT = {}


@dataclass(frozen=True)
class Paper:
    data: dict
    frame: Frame
    place: tuple

    @property
    def filename(self):
        version, language = self.place
        return f"services-{version}-{language}.pdf"

    @property
    def mark(self):
        """The same as long as the document says the same."""
        said = dumps([self.data, asdict(self.frame)], sort_keys=True, default=str)
        return sha256(said.encode()).hexdigest()[:32]

    def pdf(self):
        kept = KEPT.get(self.place)
        if kept is None or kept[0] != self.mark:
            kept = KEPT[self.place] = self.mark, typeset(TEMPLATE, self.data, self.frame)
        return kept[1]


def paper_of(description, language):
    with translation.override(language):
        house = Provider.current()
        frame = Frame(
            title=description.title,
            provider=house.name,
            version=description.as_of,
            language=language,
            at=_midnight(description.today),
        )
        data = {
            "about": description.as_of,
            "greeting": description.greeting,
            "sections": [_printed(section) for section in description.sections()],
        }
    return Paper(data, frame, (description.edition.version, language))


def _printed(section):
    tables = [_table(section, part) for part in _parts(len(section.head))]
    return {**asdict(section), "rows": (), "tables": tables}


def _parts(columns):
    """Which columns stand beside the first one: more than fit make another table."""
    step = MOST_COLUMNS - 1
    return [slice(start, start + step) for start in range(1, columns, step)]


def _table(section, part):
    return {
        "head": [section.head[0], *section.head[part]],
        "rows": [_cells(row.about, *row.cells[part]) for row in section.rows],
    }


def _cells(*cells):
    return [[asdict(line) for line in lines] for lines in cells]


def _midnight(day):
    return datetime.combine(day, time(), timezone.get_default_timezone())
