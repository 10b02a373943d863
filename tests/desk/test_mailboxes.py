import pytest

from tresen.house.models import Mailbox

URL = "/desk/house/mailboxes/"
NEW = {"address": "Hilfe@Tresen.example", "name": "Hilfe", "language": "en", "default_kind": "bug"}


def test_a_new_mailbox_takes_mail_at_once(as_ada):
    as_ada.post(f"{URL}new/", NEW)

    kept = Mailbox.objects.at("hilfe+abc@tresen.example")
    assert (kept.name, kept.language, kept.default_kind) == ("Hilfe", "en", "bug")
    assert not kept.is_main


def test_another_mailbox_becomes_the_main_one(as_ada):
    as_ada.post(f"{URL}new/", {**NEW, "speaks": "on"})

    assert Mailbox.objects.main().address == "hilfe@tresen.example"
    assert Mailbox.objects.filter(is_main=True).count() == 1


def test_the_main_one_does_not_merely_step_down(as_ada):
    main = Mailbox.objects.main()
    as_ada.post(f"{URL}{main.pk}/", {**NEW, "address": main.address})

    assert Mailbox.objects.main().name == "Hilfe"
    assert Mailbox.objects.main().is_main


@pytest.mark.parametrize("address", ["hilfe+1@tresen.example", "SUPPORT@tresen.example", "hilfe"])
def test_an_address_that_would_reach_nothing_is_refused(as_ada, address):
    response = as_ada.post(f"{URL}new/", {**NEW, "address": address})

    assert response.status_code == 400
    assert not Mailbox.objects.filter(name="Hilfe").exists()
