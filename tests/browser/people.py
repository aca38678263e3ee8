"""What a citizen and an officer do on their pages, in their words."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True)
class Citizen:
    """At the citizen's page."""

    page: Page

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log", name="Messages de la conversation")

    @property
    def field(self) -> Locator:
        return self.page.get_by_label("Votre message")

    def write(self, text: str) -> None:
        self.field.fill(text)
        self.field.press("Enter")

    def reads(self, text: str, author: str) -> Locator:
        """Wait until a message of `author` with `text` is there."""
        message = self.log.get_by_role("article").filter(has=self.page.locator(".message__name", has_text=author))
        found = message.filter(has_text=text).last
        expect(found).to_be_visible()
        return found

    def ask_officer(self) -> None:
        self.page.locator(".actions").get_by_role("button", name="Parler à un policier").click()
        expect(self.page.get_by_text("Votre place", exact=True)).to_be_visible()

    def leave(self) -> None:
        self.page.locator(".actions").get_by_role("button", name="Terminer").click()
        question = self.page.get_by_role("group", name="Terminer cette conversation")
        question.get_by_role("button", name="Terminer").click()
        expect(self.page.get_by_text("Elle n’a pas été enregistrée")).to_be_visible()


@dataclass(frozen=True)
class Officer:
    """At the console."""

    page: Page

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log", name="Messages")

    @property
    def field(self) -> Locator:
        return self.page.locator(".talk:not([hidden])").get_by_label("Votre réponse")

    @property
    def queue(self) -> Locator:
        return self.page.locator("[data-part=queue] > li")

    def take_first(self) -> None:
        self.queue.first.get_by_role("button", name="Prendre").click()
        expect(self.field).to_be_focused()

    def write(self, text: str) -> None:
        self.field.fill(text)
        self.field.press("Enter")

    def reads(self, text: str, author: str) -> None:
        message = self.log.get_by_role("article").filter(has=self.page.locator(".message__name", has_text=author))
        expect(message.filter(has_text=text).last).to_be_visible()

    def close(self) -> None:
        self.page.get_by_role("button", name="Terminer", exact=True).click()
        self.page.get_by_role("radio", name="Question résolue").check()
        self.page.get_by_role("button", name="Terminer la conversation").click()
        expect(self.page.get_by_text("Conversation terminée.")).to_be_visible()
