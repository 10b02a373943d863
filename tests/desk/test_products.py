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
