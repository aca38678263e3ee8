"""What a citizen sends: read for danger before anything else, then put in the log."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from content.citizen_text import accept_text, neutralize_for_bot
from content.danger import Danger, find_danger
from content.library import Library
from content.reply import OFFICER_TITLE
from content.typography import typeset
from content.vocabulary import EMERGENCY_INTENT_PREFIX, OFFICER_INTENT, Outcome
from handoff.conversations.errors import DangerAlreadyShown, NotAllowed, Outdated
from handoff.conversations.events import STILL_HERE_BUTTON, Author, Button, Entry, Form
from handoff.conversations.record import Change
from handoff.conversations.states import OPEN, State
from handoff.conversations.store.protocol import Appended, ConversationStore
from handoff.conversations.store.reading import read_to_end
from handoff.stats.tally import Tally
from handoff.triage.announcement import announce
from handoff.triage.entries import HELPED, NOT_HELPED
from handoff.triage.outcome import WITH_BOT, Outcomes
from handoff.triage.sentences import GLAD_TO_HELP, NO_NUMBER

TOPIC_PREFIX = "topic:"
OFFICER_BUTTON = Button("officer", OFFICER_TITLE, f"/{OFFICER_INTENT}")
WITHOUT_BOT = OPEN - WITH_BOT
_JUDGEMENTS = {button.id: button for button in (HELPED, NOT_HELPED)}


class UnknownButton(Exception):
    """No such button in this conversation."""


class ButtonExpired(Exception):
    """The robot, which the button is for, no longer answers here."""


class FormOver(Exception):
    """Nobody waits for these fields any more."""


@dataclass(frozen=True)
class Intake:
    """Takes messages and presses. Raises NotAllowed when the conversation is closed."""

    store: ConversationStore
    library: Library
    outcomes: Outcomes
    tally: Tally

    async def take_message(self, conversation_id: str, client_message_id: str, raw: object) -> Appended:
        """Take what the citizen wrote. Raises RefusedText."""
        text = accept_text(raw)
        if danger := find_danger(text):
            said = Entry(Author.CITIZEN, (text,), client_message_id=client_message_id, danger=danger.kind)
            return await self._take_danger(conversation_id, said, danger)
        said = Entry(Author.CITIZEN, (text,), client_message_id=client_message_id, for_bot=neutralize_for_bot(text))
        # Whether the bot reads it is decided by the relay, when its turn comes.
        return await self.store.append(conversation_id, [said])

    async def take_rescue_form(self, conversation_id: str, client_message_id: str, place: str, phone: str) -> Appended:
        """Take where the citizen is and a number, which may be empty. Raises RefusedText, FormOver.

        The robot never reads them.
        """
        answers = (accept_text(place), accept_text(phone) if phone.strip() else NO_NUMBER)
        said = Entry(Author.CITIZEN, answers, client_message_id=client_message_id, form=Form.RESCUE)
        if danger := find_danger(" ".join(answers)):
            return await self._take_danger(conversation_id, replace(said, danger=danger.kind), danger)
        try:
            return await self.store.append(conversation_id, [said], Change(allowed_in=WITHOUT_BOT))
        except NotAllowed as refused:
            if refused.state is State.CLOSED:
                raise
            raise FormOver from None

    async def take_press(self, conversation_id: str, client_message_id: str, button_id: str) -> Appended:
        """Take a press: what the button says is the citizen's message. Raises UnknownButton, ButtonExpired."""
        if button_id == STILL_HERE_BUTTON.id:
            return await self._take_still_here(conversation_id, client_message_id)
        if button_id in _JUDGEMENTS:
            return await self._take_judgement(conversation_id, client_message_id, _JUDGEMENTS[button_id])
        button = await self._button(conversation_id, button_id)
        said = Entry(Author.CITIZEN, (button.title,), client_message_id=client_message_id, for_bot=button.payload)
        return await self._press(conversation_id, [said], Change(allowed_in=WITH_BOT))

    async def _take_judgement(self, conversation_id: str, client_message_id: str, button: Button) -> Appended:
        """Take « Oui » or « Non » to the last answer, once. The robot hears of « Non » alone."""
        said = Entry(
            Author.CITIZEN, (button.title,), client_message_id=client_message_id, for_bot=button.payload or None
        )
        thanks = [Entry(Author.BOT, (typeset(GLAD_TO_HELP),), outcome=Outcome.ANSWER)] if button is HELPED else []
        try:
            taken = await self._press(conversation_id, [said, *thanks], Change(allowed_in=WITH_BOT, judges=True))
        except Outdated:
            raise UnknownButton from None
        if taken.before and taken.before.answered:
            self.tally.helped(taken.before.answered, helped=button is HELPED)
        return taken

    async def _press(self, conversation_id: str, said: Sequence[Entry], change: Change) -> Appended:
        try:
            return await self.store.append(conversation_id, said, change)
        except NotAllowed as refused:
            if refused.state is State.CLOSED:
                raise
            raise ButtonExpired from None

    async def _take_still_here(self, conversation_id: str, client_message_id: str) -> Appended:
        said = Entry(Author.CITIZEN, (STILL_HERE_BUTTON.title,), client_message_id=client_message_id)
        try:
            return await self.store.append(conversation_id, [said], Change(allowed_in=WITHOUT_BOT))
        except NotAllowed as refused:
            if refused.state is State.CLOSED:
                raise
            # Too late for the place, which is given up: whoever says so still wants an officer.
            asked = replace(said, for_bot=OFFICER_BUTTON.payload)
            return await self.store.append(conversation_id, [asked], Change(allowed_in=WITH_BOT))

    async def _take_danger(self, conversation_id: str, said: Entry, danger: Danger) -> Appended:
        state = (await self.store.get(conversation_id)).state
        if state is State.BOT:
            # The name of the danger alone: so that the robot leaves whatever it was asking.
            said = replace(said, for_bot=f"/{EMERGENCY_INTENT_PREFIX}{danger.kind.value}")
        announcement, change = announce(self.library, danger.kind, state, danger.language)
        try:
            # One append: no cut may come between the cry and the number to call.
            return await self.store.append(conversation_id, [said, announcement], change)
        except DangerAlreadyShown:
            return await self._take_danger_again(conversation_id, said)

    async def _take_danger_again(self, conversation_id: str, said: Entry) -> Appended:
        try:
            return await self.outcomes.ask_officer_again_in_danger(conversation_id, [said])
        except NotAllowed:
            # Already on the way to an officer, who sees the flag on this message.
            return await self.store.append(conversation_id, [said], Change(allowed_in=WITHOUT_BOT, danger_again=True))

    async def _button(self, conversation_id: str, button_id: str) -> Button:
        if button_id == OFFICER_BUTTON.id:
            return OFFICER_BUTTON
        if button_id.startswith(TOPIC_PREFIX):
            page = self.library.pages.get(button_id.removeprefix(TOPIC_PREFIX))
            if page is None:
                raise UnknownButton
            return Button(button_id, typeset(page.title), f"/{page.intent}")
        return await self._shown_button(conversation_id, button_id)

    async def _shown_button(self, conversation_id: str, button_id: str) -> Button:
        log = await read_to_end(self.store, conversation_id, cursor=0)
        for event in log.events:
            for button in event.entry.buttons:
                if button.id == button_id:
                    if event.entry.outcome is Outcome.CLARIFY:
                        self.tally.chose(button.payload)
                    return button
        raise UnknownButton
