"""Read on until the log's end."""

from dataclasses import replace

from handoff.conversations.store.protocol import ConversationStore, Page


async def read_to_end(store: ConversationStore, conversation_id: str, cursor: int) -> Page:
    """Return every event after `cursor`, and the conversation as of the last one. Raises UnknownConversation."""
    page = found = await store.read(conversation_id, cursor)
    # A tail that stops at a full page loses the rest.
    while not page.last:
        page = await store.read(conversation_id, page.events[-1].seq)
        found = Page(page.conversation, found.events + page.events, found.truncated or page.truncated)
    return replace(found, conversation=page.conversation)
