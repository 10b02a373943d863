"""What a description is made of: sections with sentences, points and a table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """What is said in large letters, and below it what is to be known about it; one may miss."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Row:
    """Cells of lines; what the first one says is what the others are about."""

    cells: tuple[tuple[Line, ...], ...]

    @classmethod
    def of(cls, *texts):
        return cls(tuple((Line(text),) for text in texts))

    @property
    def about(self):
        return self.cells[0]


@dataclass(frozen=True)
class Section:
    """`words` come before the points and the table, `after` behind them. `by_level`: the columns
    are the support levels."""

    name: str
    title: str
    words: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    after: tuple[str, ...] = ()
    by_level: bool = False

    @property
    def table(self):
        """What each row is about, and its other cells, each with the name of its column."""
        return [
            (row.about, list(zip(self.head[1:], row.cells[1:], strict=True))) for row in self.rows
        ]


def gathered(lines_by_cells):
    """One row for all lines that have the same cells, in the order in which they first come."""
    rows = {}
    for line, cells in lines_by_cells:
        rows.setdefault(cells, []).append(line)
    return tuple(Row((tuple(lines), *cells)) for cells, lines in rows.items())
