import pytest


@pytest.fixture
def url(muster):
    return f"/desk/customers/{muster.number}/products/new/"


def test_a_product_is_added(as_kim, url, muster):
    as_kim.post(url, {"name": "Postfach XL"})

    assert muster.products.filter(name="Postfach XL").exists()


@pytest.mark.parametrize("name", ["", "webhosting l"])
def test_a_product_has_a_name_of_its_own(as_kim, url, muster, name):
    response = as_kim.post(url, {"name": name})

    assert response.status_code == 400
    assert muster.products.count() == 2


def test_an_ended_product_can_be_taken_up_again(as_kim, kim, muster):
    product = muster.products.first()
    path = f"/desk/customers/{muster.number}/products/{product.pk}/"
    as_kim.post(f"{path}ending/")
    ended = muster.products.get(pk=product.pk)
    as_kim.post(f"{path}return/")

    assert ended.ended_at and ended.changed_by == kim
    assert muster.products.get(pk=product.pk).ended_at is None
