import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tresen.customers.models import Contact, Product
from tresen.tickets.models import Kind, Link, Ticket

KEY = "3f0c1c8e-6f0a-4f7e-9a43-6a3f4c7d9b11"


@pytest.fixture
def told():
    return {"kind": "fault", "subject": "Shop steht", "text": "Seit 9 Uhr.", "once": KEY}


def test_opens_a_ticket_of_the_only_customer(as_bashir, told, nordlicht, bashir):
    answer = as_bashir.post("/tickets/", told)
    ticket = Ticket.objects.get()

    assert answer.url == f"/tickets/{ticket.shown_id}/"
    assert (ticket.subject, ticket.kind, ticket.customer) == ("Shop steht", "fault", nordlicht)
    assert (ticket.contact, ticket.origin) == (bashir, "portal")


def test_the_same_form_sent_twice_opens_one_ticket(as_bashir, told):
    first = as_bashir.post("/tickets/", told)
    second = as_bashir.post("/tickets/", told)

    assert Ticket.objects.count() == 1
    assert first.url == second.url


def test_keeps_files_and_product(as_bashir, told, nordlicht):
    shop = Product.objects.get(customer=nordlicht, name="Onlineshop")
    files = [SimpleUploadedFile(f"{each}.log", b"502") for each in "ab"]
    as_bashir.post("/tickets/", {**told, "product": shop.pk, "files": files})
    ticket = Ticket.objects.get()

    assert ticket.product == shop
    names = ticket.messages.get().attachments.values_list("filename", flat=True)
    assert sorted(names) == ["a.log", "b.log"]


@pytest.mark.parametrize("missing", ["kind", "subject", "text"])
def test_what_is_missing_is_asked_for_and_nothing_is_lost(as_bashir, told, missing):
    page = as_bashir.post("/tickets/", {**told, missing: " "})
    kept = {"subject": "Shop steht", "text": "Seit 9 Uhr."}
    kept.pop(missing, None)

    assert page.status_code == 400
    assert set(page.context["form"].errors) == {missing}
    assert all(words in page.content.decode() for words in kept.values())


@pytest.mark.parametrize("kind", ["unsorted", "nonsense"])
def test_refuses_a_kind_that_is_not_on_offer(as_bashir, told, kind):
    assert as_bashir.post("/tickets/", {**told, "kind": kind}).status_code == 400


def test_every_kind_on_offer_is_explained(as_bashir):
    form = as_bashir.get("/tickets/new/").context["form"]

    assert {each["kind"] for each in form.kinds} == set(Kind) - {Kind.UNSORTED}


def test_the_alarm_door_has_chosen_already(as_bashir):
    first, *others = as_bashir.get("/tickets/new/?kind=emergency").context["form"].kinds

    assert (first["kind"], first["chosen"]) == (Kind.EMERGENCY, True)
    assert not any(each["chosen"] for each in others)


def test_says_until_when_we_would_answer(as_bashir):
    page = as_bashir.get("/tickets/new/").content.decode()

    assert "If you send this now, we answer" in page
    assert "Nothing is charged without your consent." in page


def test_follows_a_closed_ticket(as_bashir, told, closed):
    as_bashir.post("/tickets/", {**told, "follows": closed.number})
    link = Link.objects.get()

    assert (link.to, link.type, link.proposed) == (closed, "follows", False)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("4821-9376", "check digit"),
        ("neulich", "eight digits"),
        ("0000-0000", "We know no ticket"),
    ],
)
def test_a_mistyped_id_is_explained(as_bashir, told, typed, sentence):
    page = as_bashir.post("/tickets/", {**told, "follows": typed})

    assert page.status_code == 400
    assert sentence in page.context["form"].errors["follows"][0]


def test_an_open_ticket_is_not_followed(as_bashir, told, fresh):
    page = as_bashir.post("/tickets/", {**told, "follows": fresh.shown_id})

    assert "still open" in page.context["form"].errors["follows"][0]


def test_a_ticket_out_of_reach_is_unknown(as_erika, told, closed):
    page = as_erika.post("/tickets/", {**told, "follows": closed.shown_id})

    assert "We know no ticket" in page.context["form"].errors["follows"][0]


def test_products_of_others_cannot_be_chosen(as_bashir, told, muster):
    theirs = Product.objects.filter(customer=muster).first()

    assert as_bashir.post("/tickets/", {**told, "product": theirs.pk}).status_code == 400


class TestOfTwoCustomers:
    @pytest.fixture(autouse=True)
    def speaks_for_two(self, bashir, muster):
        Contact.objects.create(person=bashir, customer=muster)

    def test_must_choose_one(self, as_bashir, told):
        page = as_bashir.post("/tickets/", told)

        assert "customer" in page.context["form"].errors

    def test_opens_for_the_chosen_one(self, as_bashir, told, muster):
        as_bashir.post("/tickets/", {**told, "customer": muster.pk})

        assert Ticket.objects.get().customer == muster

    def test_cannot_mix_them(self, as_bashir, told, muster, nordlicht):
        product = Product.objects.filter(customer=nordlicht).first()
        answers = {**told, "customer": muster.pk, "product": product.pk}
        page = as_bashir.post("/tickets/", answers)

        assert "product" in page.context["form"].errors

    def test_an_ended_one_is_not_offered(self, as_bashir, told, muster, nordlicht):
        Contact.objects.filter(customer=muster).update(ended_at=timezone.now())
        as_bashir.post("/tickets/", told)

        assert Ticket.objects.get().customer == nordlicht


def test_strangers_open_nothing(client, house, told):
    assert client.post("/tickets/", told).url.startswith("/account/login/")
    assert not Ticket.objects.exists()


def test_staff_open_tickets_elsewhere(as_kim, told):
    assert as_kim.post("/tickets/", told).url == "/desk/"
    assert not Ticket.objects.exists()
