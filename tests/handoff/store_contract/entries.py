"""What the contract writes into a store."""

from datetime import timedelta

from conftest import NOON

from content.vocabulary import HandoffReason
from handoff.conversations.events import Author, Entry
from handoff.conversations.record import Change, Handoff
from handoff.conversations.states import (
    HAND_OFF,
)
from handoff.conversations.store.protocol import (
    ConversationStore,
)

HANDED = Change(move=HAND_OFF, handoff=Handoff(HandoffReason.FALLBACK))
OFFERED = Entry(Author.SYSTEM)
LATER = NOON + timedelta(hours=1)
ACCEPTED = Entry(Author.SYSTEM, ("Un policier vous répond.",))


def said(text: str, name: str | None = None) -> Entry:
    return Entry(Author.CITIZEN, (text,), client_message_id=name)


async def queued(store: ConversationStore, *names: str) -> None:
    for name in names:
        await store.open(name)
        await store.append(name, [said("un policier ?")], HANDED)
