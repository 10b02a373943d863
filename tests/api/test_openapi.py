import pytest
from django.test import Client

VERBS = {
    ("/api/v1/tickets", "get"),
    ("/api/v1/tickets", "post"),
    ("/api/v1/tickets/{id}", "get"),
    ("/api/v1/tickets/{id}/reaction", "get"),
    ("/api/v1/tickets/{id}/messages", "get"),
    ("/api/v1/tickets/{id}/messages", "post"),
    ("/api/v1/tickets/{id}/letters", "get"),
    ("/api/v1/tickets/{id}/owner", "put"),
    ("/api/v1/tickets/{id}/kind", "put"),
    ("/api/v1/tickets/{id}/closure", "post"),
    ("/api/v1/tickets/{id}/links", "post"),
    ("/api/v1/tickets/{id}/moves", "post"),
    ("/api/v1/tickets/{id}/splits", "post"),
    ("/api/v1/tickets/{id}/doubts", "get"),
    ("/api/v1/tickets/{id}/admissions", "post"),
    ("/api/v1/tickets/{id}/denials", "post"),
    ("/api/v1/tickets/{id}/nudges", "post"),
    ("/api/v1/tickets/{id}/sales", "post"),
    ("/api/v1/tickets/{id}/consents", "get"),
    ("/api/v1/tickets/{id}/consents", "post"),
    ("/api/v1/tickets/{id}/consent-requests", "post"),
    ("/api/v1/tickets/{id}/work", "get"),
    ("/api/v1/tickets/{id}/work", "post"),
    ("/api/v1/tickets/{id}/work/{entry}/correction", "post"),
    ("/api/v1/statements", "get"),
    ("/api/v1/statements/{number}", "get"),
    ("/api/v1/exports", "post"),
    ("/api/v1/exports/{id}", "get"),
    ("/api/v1/attachments/{id}", "get"),
    ("/api/v1/mail", "post"),
}


@pytest.fixture
def schema(db):
    return Client().get("/api/v1/openapi.json").json()


def operations(schema):
    return {
        (path, method): operation
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    }


def test_the_document_lists_every_verb(schema):
    assert schema["openapi"].startswith("3.")
    assert set(operations(schema)) == VERBS


def test_every_verb_needs_a_token_and_tells_its_problems(schema):
    for operation in operations(schema).values():
        assert operation["security"] in ([{"Bearer": []}], [{"BearerForMail": []}])
        assert "application/problem+json" in operation["responses"]["default"]["content"]


def test_what_changes_something_takes_a_key(schema):
    with_key = {
        verb
        for verb, operation in operations(schema).items()
        if any(each["name"] == "Idempotency-Key" for each in operation["parameters"])
    }

    assert with_key == {verb for verb in VERBS if verb[1] != "get"}


def test_every_reference_points_at_something(schema):
    def references(node):
        if isinstance(node, dict):
            yield from ([node["$ref"]] if "$ref" in node else [])
            node = list(node.values())
        if isinstance(node, list):
            for each in node:
                yield from references(each)

    named = {reference.rpartition("/")[2] for reference in references(schema)}
    assert named <= set(schema["components"]["schemas"])


def test_bodies_say_that_they_take_nothing_unknown(schema):
    bodies = [
        named(operation["requestBody"]["content"]["application/json"]["schema"])
        for operation in operations(schema).values()
        if "application/json" in operation.get("requestBody", {}).get("content", {})
    ]
    closed = [schema["components"]["schemas"][name]["additionalProperties"] for name in bodies]

    assert len(bodies) == 17 and not any(closed)


def named(schema):
    """What may be left out has a default beside its name."""
    (one,) = schema.get("allOf", [schema])
    return one["$ref"].split("/")[-1]


def test_a_mail_is_no_json(schema):
    body = schema["paths"]["/api/v1/mail"]["post"]["requestBody"]

    assert list(body["content"]) == ["message/rfc822"]


def test_there_is_no_page_that_loads_from_elsewhere(db):
    assert Client().get("/api/v1/docs").status_code == 404
