"""Foreign keys go down only, also those that are named by a string, which no linter sees."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def floors():
    """{package: its floor}, the lowest first, as the contract of the import linter has them."""
    settings = tomllib.loads(PYPROJECT.read_text())
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    layers = reversed(contract["layers"])
    return {
        package.strip(" ()"): floor
        for floor, layer in enumerate(layers)
        for package in layer.split("|")
    }


def relations():
    ours = [model for model in apps.get_models() if model.__module__.startswith("tresen.")]
    return [
        (field.model, field.related_model, field.name)
        for model in ours
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.is_relation
    ]


def package(model):
    return model.__module__.split(".")[1]


def test_every_package_with_models_stands_on_a_floor():
    with_models = {package(model) for model, _, _ in relations()}

    assert with_models <= set(floors())
    assert {"tickets", "mail", "customers"} <= with_models


@pytest.mark.parametrize("relation", relations(), ids=lambda r: f"{r[0].__name__}.{r[2]}")
def test_no_foreign_key_climbs(relation):
    model, target, _ = relation
    here, there = package(model), package(target)

    assert target.__module__.startswith("tresen.")
    assert here == there or floors()[there] < floors()[here]
