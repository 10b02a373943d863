def test_a_ticket_is_sorted(as_kim, mailbox_is_full, page):
    as_kim.post(page(mailbox_is_full, "kind/"), {"kind": "fault"})
    as_kim.post(page(mailbox_is_full, "kind/"), {"kind": "fault"})

    mailbox_is_full.refresh_from_db()
    assert mailbox_is_full.kind == "fault"
    assert mailbox_is_full.events.filter(kind="kind_changed").count() == 1


def test_an_unknown_kind_is_not_found(as_kim, mailbox_is_full, page):
    assert as_kim.post(page(mailbox_is_full, "kind/"), {"kind": "rubbish"}).status_code == 404


def test_sorting_by_get_is_refused(as_kim, mailbox_is_full, page):
    assert as_kim.get(page(mailbox_is_full, "kind/")).status_code == 405


def test_sorting_says_at_once_what_it_costs_now(as_kim, mailbox_is_full, page):
    path = page(mailbox_is_full, "kind/")
    costly = as_kim.post(path, {"kind": "configuration"}, follow=True)
    free = as_kim.post(path, {"kind": "fault"}, follow=True)

    (warning,), (fine,) = costly.context["messages"], free.context["messages"]
    assert warning.level_tag == "warning"
    assert "netto" in warning.message
    assert "Kostenfrei" in fine.message
