"""What a danger does, whichever layer found it: who is told depends on who answers the citizen."""

from content.library import Library
from content.reply import emergency
from content.typography import typeset
from content.vocabulary import DangerKind
from handoff.conversations.events import Author, Entry
from handoff.conversations.record import Change
from handoff.conversations.states import State
from handoff.triage.entries import entry_of
from handoff.triage.sentences import DANGER_ALERT

WITH_OFFICER = frozenset({State.ASSIGNED, State.WRAPPING})


def announce(library: Library, kind: DangerKind, state: State) -> tuple[Entry, Change]:
    """Return the entry that tells of this danger, and what it changes. An append of both raises DangerAlreadyShown."""
    if state in WITH_OFFICER:
        # The citizen is in a person's hands: the robot does not talk into that conversation.
        alert = Entry(Author.SYSTEM, (typeset(DANGER_ALERT),), danger=kind, officer_only=True)
        return alert, Change(alert=kind)
    return entry_of(emergency(library, kind), with_buttons=state is State.BOT), Change(danger=kind)
