"""What an officer notes at the end: a question that the robot should know."""

import logging

from asgiref.sync import sync_to_async
from django.db import DatabaseError

from content.clock import PARIS
from content.errors import RefusedText
from handoff.console.missing_question import accept_question
from handoff.console.models import MissingQuestion
from handoff.conversations.errors import NotOwner
from handoff.conversations.events import Author
from handoff.conversations.states import WITH_OFFICER
from handoff.conversations.store.reading import read_to_end
from handoff.gateway import Gateway
from handoff.sentences import SENTENCES

_log = logging.getLogger(__name__)


async def note_missing_question(gateway: Gateway, officer: int, conversation_id: str, raw: str) -> None:
    """Keep a question for content staff. Raises RefusedText, NotOwner or UnknownConversation.

    The conversation is only held against it, in memory: neither its name nor the officer's is kept.
    """
    log = await read_to_end(gateway.store, conversation_id, cursor=0)
    conversation = log.conversation
    if conversation.owner != officer or conversation.state not in WITH_OFFICER:
        raise NotOwner
    said = [text for event in log.events if event.entry.author is Author.CITIZEN for text in event.entry.texts]
    text = accept_question(raw, said)
    subject = next(reversed(conversation.subjects), "")
    day = gateway.clocks.now().astimezone(PARIS).date()
    try:
        await sync_to_async(MissingQuestion.objects.create)(day=day, subject=subject, text=text)
    except DatabaseError as fault:
        _log.error("question not kept: %s", type(fault).__name__)
        raise RefusedText("not_kept", SENTENCES["not_kept"]) from None
