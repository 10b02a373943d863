def test_who_was_sending_comes_back_to_the_page_they_wrote_on(client, house):
    page = "/tickets/4821-9375/"

    before = {"referer": f"http://testserver{page}"}
    answer = client.post(f"{page}messages/", {"text": "x"}, headers=before)

    assert answer["Location"] == "/account/login/?next=/tickets/4821-9375/"


def test_a_foreign_page_before_leads_home(client, house):
    answer = client.post("/tickets/", {}, headers={"referer": "https://evil.example/x"})

    assert answer["Location"] == "/account/login/?next=/"


def test_a_page_asked_for_is_the_page_after_the_sign_in(client, house):
    assert client.get("/tickets/")["Location"] == "/account/login/?next=/tickets/"
