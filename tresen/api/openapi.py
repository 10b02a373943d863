"""What the framework cannot know about our answers, written into the OpenAPI document."""

from .idempotency import HEADER, LONGEST_KEY
from .problems import MEDIA_TYPE

TEXT = {"type": "string"}
FAULT = {
    "type": "object",
    "required": ["field", "message"],
    "properties": {"field": TEXT, "message": TEXT},
}
PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457. `code` is for machines; title, detail and messages are for people.",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "code": TEXT,
        "errors": {"type": "array", "items": FAULT},
    },
}
ANSWER = {
    "description": "A problem",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
KEY = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "description": "The same request with the same key happens once within 24 hours.",
    "schema": {**TEXT, "minLength": 1, "maxLength": LONGEST_KEY},
}


def complete(schema):
    schema["components"]["schemas"]["Problem"] = PROBLEM
    for methods in schema["paths"].values():
        for method, operation in methods.items():
            operation["responses"]["default"] = ANSWER
            if method in ("post", "put"):
                operation["parameters"].append(KEY)
    return schema
