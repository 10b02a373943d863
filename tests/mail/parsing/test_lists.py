import pytest

from tresen.mail.parsing import parse

from .letters import letter


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Angebote <angebote.shop.example>", "angebote.shop.example"),
        ('"März <2026>" <Angebote.Shop.example>', "angebote.shop.example"),
        ("angebote.shop.example", "angebote.shop.example"),
        ("<" * 500, ""),
        ("x" * 5000, "x" * 255),
    ],
)
def test_a_list_is_known_by_its_name_alone(header, expected):
    assert parse(letter(List_Id=header)).list_id == expected
