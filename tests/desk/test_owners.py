from tresen.tickets.said import Said


def test_a_ticket_is_passed_to_a_colleague(as_kim, shop_is_down, lea, page):
    as_kim.post(page(shop_is_down, "owner/"), {"owner": lea.pk})
    as_kim.post(page(shop_is_down, "owner/"), {"owner": lea.pk})

    shop_is_down.refresh_from_db()
    assert shop_is_down.owner == lea
    assert shop_is_down.events.filter(kind="owner_changed").count() == 1


def test_it_can_be_given_back_to_all(as_kim, shop_is_down, kim, page):
    shop_is_down.pass_to(kim, by=kim, at=shop_is_down.opened_at)
    as_kim.post(page(shop_is_down, "owner/"), {"owner": ""})

    shop_is_down.refresh_from_db()
    assert shop_is_down.owner is None


def test_a_contact_cannot_look_after_it(as_kim, shop_is_down, bashir, page):
    assert as_kim.post(page(shop_is_down, "owner/"), {"owner": bashir.pk}).status_code == 404


def test_a_closed_ticket_keeps_its_owner_and_says_why(as_kim, shop_is_down, kim, lea, page):
    shop_is_down.close(Said("Läuft."), result="solved", by=kim, at=shop_is_down.opened_at)
    response = as_kim.post(page(shop_is_down, "owner/"), {"owner": lea.pk}, follow=True)

    assert 'data-tone="late"' in response.content.decode().split('class="notices"')[1]


def test_passing_by_get_is_refused(as_kim, shop_is_down, page):
    assert as_kim.get(page(shop_is_down, "owner/")).status_code == 405
