"""What the robot would answer to the citizen's last messages, for the officer alone. Nothing of it is kept."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.citizen_text import MAX_CHARS, neutralize_for_bot
from content.clock import Clocks
from content.library import Library
from content.pages import Page
from handoff.console.ready_texts import ReadyText, of_page
from handoff.conversations.events import Author, Event
from handoff.conversations.store.protocol import ConversationStore
from handoff.conversations.store.reading import read_to_end
from handoff.triage.client import BotClient, BotFailure

MOST = 3
# What somebody writes in several messages is one question; beyond that it is another one.
LAST_MESSAGES = 3
# Below this the subject is drawn from a hat: an officer reads faster than three wrong answers.
LEAST_CONFIDENCE = 0.05

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Suggestions:
    """Asks the robot how it understands a message: a reading, never a turn."""

    store: ConversationStore
    bot: BotClient
    library: Library
    clocks: Clocks

    async def of(self, conversation_id: str) -> list[ReadyText]:
        """Return at most MOST answers, the likeliest first; none when the robot fails. Raises UnknownConversation."""
        log = await read_to_end(self.store, conversation_id, cursor=0)
        question = last_question(log.events)
        if not question:
            return []
        try:
            reading = await self.bot.guess(question)
        except BotFailure as failure:
            _log.warning("no suggestion: %s", failure.code)
            return []
        found = (of_page(page, self.library, self.clocks.rules_now()) for page in subjects_of(reading, self.library))
        return [ready for ready in found if ready][:MOST]


def last_question(events: Sequence[Event]) -> str:
    """Return what the citizen wrote since somebody answered, as one line; or else the last message."""
    written: list[str] = []
    answered = False
    for event in reversed(events):
        if event.entry.author is Author.CITIZEN and event.entry.form is None:
            if answered and written:
                break
            written.append(" ".join(event.entry.texts))
        elif event.entry.author in {Author.BOT, Author.OFFICER} and not event.entry.officer_only:
            answered = True
    # Without its slash: a press is read by its title, never obeyed.
    return neutralize_for_bot(" ".join(reversed(written[:LAST_MESSAGES])))[:MAX_CHARS] if written else ""


def subjects_of(reading: object, library: Library) -> Iterator[Page]:
    """Yield the pages of a reading of the bot, the likeliest first. What it holds that is no page is passed over."""
    ranking = reading.get("intent_ranking") if isinstance(reading, Mapping) else None
    for guess in ranking if isinstance(ranking, list) else ():
        name, confidence = (guess.get("name"), guess.get("confidence")) if isinstance(guess, Mapping) else (None, None)
        if not isinstance(name, str) or not isinstance(confidence, int | float) or confidence < LEAST_CONFIDENCE:
            continue
        if page := library.page_of_intent(name):
            yield page
