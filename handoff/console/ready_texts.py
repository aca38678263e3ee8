"""What an officer may insert into an answer: canned responses, and the robot's answers of the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from content.errors import BrokenReply
from content.library import Library
from content.officer_texts import CannedResponse, load_canned
from content.pages import Page
from content.reply import assemble
from content.rules_asked import RulesAsked, rules_notice
from content.typography import typeset
from content.vocabulary import Outcome
from handoff.triage.entries import card_of


@dataclass(frozen=True)
class ReadyText:
    """A text with the cards that go with it. `about`: the slug of the page that it comes from, whose `notice` holds."""

    key: str
    title: str
    text: str
    cards: tuple[dict[str, Any], ...] = ()
    about: str | None = None
    notice: str | None = None

    def as_message(self) -> dict[str, Any]:
        """Return it as docs/protocol.md shows it."""
        return {
            "key": self.key,
            "title": self.title,
            "text": self.text,
            "cards": list(self.cards),
            "about": self.about,
            "notice": self.notice,
        }


def ready_texts(library: Library, rules_at: datetime) -> list[ReadyText]:
    """Return all of them as of `rules_at` (aware): canned responses first, then the pages by title."""
    canned = [_of_canned(response, library) for response in load_canned()]
    return [*canned, *sorted(_of_pages(library, rules_at), key=lambda ready: ready.title)]


def of_page(page: Page, library: Library, rules_at: datetime) -> ReadyText | None:
    """Return what the robot says of a subject as of `rules_at` (aware); None where it leaves it to an officer."""
    said = page.response.under(RulesAsked(rules_at).regime(library.regimes))
    try:
        reply = assemble([{"text": said.text, "custom": said.custom}], library)
    except BrokenReply:
        return None
    if reply.outcome not in {Outcome.ANSWER, Outcome.STEER}:
        return None
    return ReadyText(
        key=f"page:{page.slug}",
        title=typeset(page.title),
        text="\n\n".join(reply.texts),
        cards=tuple(card_of(card) for card in reply.cards),
        about=page.slug,
        notice=notice_of(page, library, rules_at),
    )


def notice_of(page: Page, library: Library, rules_at: datetime) -> str:
    """Return the line that says for which day and place the answer of a page is true."""
    return typeset(rules_notice(RulesAsked(rules_at), library.regimes, varies=page.response.varies))


def _of_canned(canned: CannedResponse, library: Library) -> ReadyText:
    cards = tuple(card_of(library.card(key)) for key in canned.services)
    return ReadyText(f"canned:{canned.key}", typeset(canned.title), typeset(canned.text), cards)


def _of_pages(library: Library, rules_at: datetime) -> Iterator[ReadyText]:
    for page in library.pages.values():
        if ready := of_page(page, library, rules_at):
            yield ready
