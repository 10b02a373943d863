"""Who enters the staff's side stands in the table of all doors; here is who no longer does."""


def test_who_has_left_finds_nothing(as_kim, kim, shop_is_down):
    kim.staff.left_at = shop_is_down.opened_at
    kim.staff.save()

    assert as_kim.get("/desk/").status_code == 404
