"""What people do at the pages, in their own words: erika.opens(…), kim.answers(…)."""

import re

TICKET_ID = re.compile(r"\d{4}-\d{4}")


class Visitor:
    def __init__(self, page, url, email):
        self.page = page
        self.url = url
        self.email = email

    def visits(self, path):
        return self.page.goto(f"{self.url}{path}")

    def signs_in(self):
        self.visits("/account/login/")
        self.page.locator("[name=login]").fill(self.email)
        self.page.locator("[name=password]").fill("tresen-demo")
        self.page.locator("[name=password]").press("Enter")
        self.page.wait_for_url(re.compile(r"/(desk|tickets)/$"))

    @property
    def text(self):
        return self.page.locator("main").inner_text()

    def sends(self, form):
        with self.page.expect_navigation():
            form.locator("button").first.click()


class AtThePortal(Visitor):
    def sees(self, ticket):
        self.visits(f"/tickets/{ticket}/")
        return self.text

    def opens(self, subject, text, *, kind="fault", files=(), **fields):
        """Gives the Ticket-ID; or None if the form came back."""
        self.visits("/tickets/new/")
        form = self.page.locator("form:has([name=subject])")
        form.locator(f"[name=kind][value={kind}]").check()
        form.locator("[name=subject]").fill(subject)
        form.locator("[name=text]").fill(text)
        form.locator("[name=files]").set_input_files(list(files))
        if "product" in fields:
            form.locator("[name=product]").select_option(label=fields["product"])
        form.locator("[name=follows]").fill(fields.get("follows", ""))
        self.sends(form)
        found = TICKET_ID.search(self.page.url)
        return found and found[0]

    def writes(self, ticket, text):
        self.visits(f"/tickets/{ticket}/")
        form = self.page.locator("form[action$='/messages/']")
        form.locator("[name=text]").fill(text)
        self.sends(form)

    def closes(self, ticket):
        self.visits(f"/tickets/{ticket}/")
        form = self.page.locator("form[action$='/closure/']")
        self.page.locator("details:has(form[action$='/closure/']) > summary").click()
        self.sends(form)


class AtTheDesk(Visitor):
    def sees(self, ticket):
        self.visits(f"/desk/tickets/{ticket}/")
        return self.text

    def takes(self, ticket):
        self.visits(f"/desk/tickets/{ticket}/")
        self.sends(self.page.locator("form[action$='/owner/']"))

    def answers(self, ticket, text, files=()):
        self.says("answer", ticket, text, files)

    def asks(self, ticket, text):
        self.says("question", ticket, text)

    def notes(self, ticket, text):
        self.says("note", ticket, text)

    def closes(self, ticket, text):
        self.says("closure", ticket, text)

    def says(self, way, ticket, text, files=()):
        self.visits(f"/desk/tickets/{ticket}/")
        self.page.locator(f"[data-tab={way}]").click()
        form = self.page.locator(f"form[data-kind={way}]")
        form.locator("textarea").fill(text)
        form.locator("[type=file]").set_input_files(list(files))
        form.locator("button[data-role=main]").click()
        self.page.wait_for_url(re.compile("#message-"))
