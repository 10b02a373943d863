"""CSV (RFC 4180) that is only data, even to a spreadsheet, which runs what looks like a formula.

Such a cell gets an apostrophe in front, and so does one that begins with an apostrophe itself:
whoever reads the file takes one leading apostrophe away, where there is one, and has every cell
as it was. Numbers stay as they are, with their sign.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

# Signs also in the width that Japanese spreadsheets read as the same, and behind what cannot be
# seen; a line break or a tabulator in front shifts the rest into a cell of its own.
FORMULA = re.compile(r"[\s\0\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n']")
NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow([harmless(column) for column in columns])
    sheet.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def harmless(cell: object) -> object:
    if cell is None or isinstance(cell, int | float | Decimal):
        return cell
    # What is written counts: a sentence to be translated late is no str yet.
    written = str(cell)
    is_formula = FORMULA.match(written) and not NUMBER.fullmatch(written)
    return f"'{written}" if is_formula else written
