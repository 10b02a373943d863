"""/desk/exports/: what goes to the billing system, each line once."""

import csv
import io
import json
import uuid

import pytest

from tresen.costs.models import Export
from tresen.people.models import Staff

URL = "/desk/exports/"


@pytest.fixture
def as_sam(client, sam):
    client.force_login(sam.login)
    return client


@pytest.mark.parametrize(("role", "status"), [("agent", 404), ("lead", 404), ("sales", 200)])
def test_sales_and_administrators_export(role, status, client, kim):
    Staff.objects.filter(person=kim).update(role=role)
    client.force_login(kim.login)

    assert client.get(URL).status_code == status
    assert client.post(URL).status_code == (302 if status == 200 else 404)


def test_a_button_exports_what_is_new(as_sam, issued):
    assert "1 Zeile" in as_sam.get(URL).content.decode()
    response = as_sam.post(URL, follow=True)

    assert Export.objects.get().lines.count() == 1
    assert "nichts Neues" in response.content.decode()


def test_a_second_click_exports_once_and_complains_of_nothing(as_sam, issued):
    key = str(uuid.uuid4())
    as_sam.post(URL, {"once": key})
    response = as_sam.post(URL, {"once": key}, follow=True)

    assert Export.objects.count() == 1
    assert {message.level_tag for message in response.context["messages"]} == {"success"}


def test_with_nothing_new_there_is_a_sentence_and_no_export(as_sam, house):
    response = as_sam.post(URL, follow=True)

    assert "Es gibt nichts Neues" in response.content.decode()
    assert not Export.objects.exists()


def test_it_can_be_saved_again_and_again(as_sam, issued):
    as_sam.post(URL)
    export = Export.objects.get()
    first, again = (as_sam.get(f"{URL}{export.pk}/csv/") for _ in range(2))

    assert first.content == again.content
    assert f'filename="export-{export.pk}.csv"' in first["Content-Disposition"]
    (row,) = csv.DictReader(io.StringIO(first.content.decode()))
    assert (row["statement"], row["customer_number"]) == ("2026-03-10231", "10231")


def test_programs_get_the_same_as_json(as_sam, issued):
    as_sam.post(URL)
    export = Export.objects.get()
    told = json.loads(as_sam.get(f"{URL}{export.pk}/json/").content)

    assert (told["id"], told["by"]) == (export.pk, "Sam Peters")
    assert [(line["statement"], line["net"]) for line in told["lines"]] == [
        ("2026-03-10231", "60.00")
    ]


def test_another_form_is_none(as_sam, issued):
    as_sam.post(URL)

    assert as_sam.get(f"{URL}{Export.objects.get().pk}/pdf/").status_code == 404
