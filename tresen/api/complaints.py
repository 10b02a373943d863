"""What the validation found, in sentences of ours: the library's own show its inside."""

from django.utils.translation import gettext as _


def complaint(error):
    """A field and a sentence about it."""
    return _field(error["loc"]), _sentence(error)


# Of a field that may be two things, the library names which of them it tried.
TRIED = {"int", "constrained-str"}


def _field(loc):
    """The name the caller used: ("body", "new", "product", "int") is about product."""
    source, *names = loc
    if source == "body":
        return ".".join(str(name) for name in names[1:] if name not in TRIED) or "body"
    return str(names[-1])


def _sentence(error):
    known = {
        "missing": _("This field is required."),
        "extra_forbidden": _("There is no such field."),
        "string_type": _("This must be a text."),
        "string_unicode": _("This text contains characters that do not exist."),
        "string_pattern_mismatch": _("This text is empty or contains a forbidden character."),
        "bool_type": _("This must be true or false."),
        "int_type": _("This must be a whole number."),
        "moment": _("This must be a moment with its offset, such as 2026-03-02T11:00:00+01:00."),
        "model_type": _("This must be a JSON object."),
        "model_attributes_type": _("This must be a JSON object."),
    }
    return known.get(error["type"]) or _with_figures(error)


def _with_figures(error):
    context = error.get("ctx", {})
    if error["type"] == "literal_error":
        return _("This must be one of: %(codes)s.") % {"codes": _plain(context["expected"])}
    if error["type"] == "string_too_long":
        return _("At most %(number)s characters are possible.") % {"number": context["max_length"]}
    return _("This value is not valid.")


def _plain(expected):
    """From 'open', 'waiting' or 'closed' to open, waiting, closed."""
    return expected.replace(" or ", ", ").replace("'", "")
