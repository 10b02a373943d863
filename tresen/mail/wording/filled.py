"""A text of ours with its variables filled in: plain, literal, once. There is no template language.

Three rules give a letter its shape, and whoever changes a text learns them in three sentences:
* a line that names a variable without a value is left out;
* a line that begins with "| " stands only where the line above it was left out;
* a line that ends with a colon goes when nothing remains of what it announces in its paragraph.
"""

import re

VARIABLE = re.compile(r"\{([a-z_]+)\}")
OTHERWISE = "| "
PARAGRAPHS = re.compile(r"\n{2,}")


def filled(text, values):
    """`values.get(name)`: its words; empty, where it has none; None, where there is no such name.

    What a value contains is never looked at again.
    """
    paragraphs = (_filled(each.split("\n"), values) for each in PARAGRAPHS.split(text.strip("\n")))
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def _filled(lines, values):
    standing = _standing(lines, values)
    announced = _last_announced(lines)
    while standing and _announces(lines, standing[-1]) and standing[-1] < announced:
        standing.pop()
    return [_with_values(lines[place].removeprefix(OTHERWISE), values) for place in standing]


def _standing(lines, values):
    """The places of the lines of which everything has a value."""
    standing, stood = [], False
    for place, line in enumerate(lines):
        if not (stood and line.startswith(OTHERWISE)):
            stood = all(values.get(name) != "" for name in VARIABLE.findall(line))
            standing += [place] if stood else []
    return standing


def _announces(lines, place):
    return lines[place].rstrip().endswith(":")


def _last_announced(lines):
    """Another wording of the line above it is nothing that this one announces."""
    return max(
        (place for place, line in enumerate(lines) if not line.startswith(OTHERWISE)), default=0
    )


def _with_values(line, values):
    def value(found):
        said = values.get(found[1])
        return found[0] if said is None else said

    return VARIABLE.sub(value, line)
