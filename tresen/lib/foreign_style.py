"""How a stranger's mail may look: colours, weight and room. Nothing that loads, covers or hides."""

import re

# fmt: off
PROPERTIES = {
    "background-color", "border", "border-bottom", "border-bottom-color", "border-bottom-style",
    "border-bottom-width", "border-collapse", "border-color", "border-left", "border-left-color",
    "border-left-style", "border-left-width", "border-radius", "border-right",
    "border-right-color", "border-right-style", "border-right-width", "border-spacing",
    "border-style", "border-top", "border-top-color", "border-top-style", "border-top-width",
    "border-width", "color", "font-family", "font-size", "font-style", "font-variant",
    "font-weight", "list-style-type", "margin", "margin-bottom", "margin-left", "margin-right",
    "margin-top", "max-width", "padding", "padding-bottom", "padding-left", "padding-right",
    "padding-top", "text-align", "text-decoration", "text-indent", "text-transform",
    "vertical-align", "white-space", "width",
}
# fmt: on
# Many mails set a colour by the property that could also load a picture.
SHORT_FOR = {"background": "background-color"}

# No brackets but those of a colour, no colon, no backslash, no comment, nothing below zero.
WORD = r"-?[a-z][a-z-]{0,40}"
LENGTH = r"(?:\d{1,4}(?:\.\d{1,9})?|\.\d{1,9})(?:px|pt|pc|em|rem|ex|ch|cm|mm|in|%)?"
COLOUR = r"#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([\d\s.,%/]{1,40}\)"
QUOTED = r"'[a-z0-9 -]{1,60}'|\"[a-z0-9 -]{1,60}\""
VALUE = re.compile(
    rf"(?:{COLOUR}|{QUOTED}|{WORD}|{LENGTH})(?:[\s,]{{1,3}}(?:{COLOUR}|{QUOTED}|{WORD}|{LENGTH}))*+",
    re.IGNORECASE,
)
IMPORTANT = re.compile(r"!\s{0,3}important$", re.IGNORECASE)
LONGEST = 2000


def harmless_style(style: str) -> str:
    """What may stay of a style attribute."""
    declared = (_declaration(each) for each in style[:LONGEST].split(";"))
    return ";".join(each for each in declared if each)


def _declaration(declared: str) -> str:
    name, _, value = declared.partition(":")
    name = name.strip().lower()
    name = SHORT_FOR.get(name, name)
    value = IMPORTANT.sub("", value.strip()).strip()
    return f"{name}:{value}" if name in PROPERTIES and VALUE.fullmatch(value) else ""
