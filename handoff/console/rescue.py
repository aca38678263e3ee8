"""« Transmettre aux secours »: the one exception to « nothing leaves this page », and the citizen sees it."""

from content.typography import typeset
from handoff.conversations.events import Author, Entry, Form
from handoff.conversations.record import Change
from handoff.conversations.states import State
from handoff.gateway import Gateway

ASK = (
    "Le policier a besoin de savoir où vous êtes, et à quel numéro vous rappeler, pour alerter les secours. "
    "Si vous pouvez parler, appelez aussi le 17 ou le 112."
)
TRANSMITTED = (
    "Le policier transmet ces informations aux secours : le lieu, votre numéro et vos derniers messages. "
    "Gardez cette page ouverte."
)


async def ask_for_rescue(gateway: Gateway, officer: int, conversation_id: str) -> None:
    """Ask the citizen for a place and a number, in one step. Raises ConversationError."""
    await _say(gateway, officer, conversation_id, Entry(Author.SYSTEM, (typeset(ASK),), form=Form.RESCUE))


async def transmit_to_rescue(gateway: Gateway, officer: int, conversation_id: str) -> None:
    """Tell the citizen that the officer passes this on, and count it. It goes by the officer's clipboard.

    Raises ConversationError.
    """
    await _say(gateway, officer, conversation_id, Entry(Author.SYSTEM, (typeset(TRANSMITTED),)))
    gateway.tally.transmitted_to_rescue()


async def _say(gateway: Gateway, officer: int, conversation_id: str, entry: Entry) -> None:
    change = Change(allowed_in=frozenset({State.ASSIGNED}), by=officer)
    await gateway.store.append(conversation_id, [entry], change)
