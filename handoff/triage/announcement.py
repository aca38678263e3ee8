"""What a danger does, whichever layer found it: who is told depends on who answers the citizen."""

from content.library import Library
from content.reply import emergency
from content.typography import typeset
from content.vocabulary import DangerKind
from handoff.conversations.events import Author, Entry
from handoff.conversations.record import Change
from handoff.conversations.states import WITH_OFFICER, State
from handoff.triage.entries import entry_of
from handoff.triage.sentences import DANGER_AFTER_THE_END, DANGER_ALERT


def announce(library: Library, kind: DangerKind, state: State, language: str | None = None) -> tuple[Entry, Change]:
    """Return the entry that tells of this danger, and what it changes. An append of both raises DangerAlreadyShown.

    `language`: that of the citizen's words, when it is not French.
    """
    if state in WITH_OFFICER:
        # The citizen is in a person's hands: the robot does not talk into that conversation.
        sentence = DANGER_AFTER_THE_END if state is State.WRAPPING else DANGER_ALERT
        alert = Entry(Author.SYSTEM, (typeset(sentence),), danger=kind, officer_only=True)
        return alert, Change(alert=kind)
    return entry_of(emergency(library, kind, language), with_buttons=state is State.BOT), Change(danger=kind)
