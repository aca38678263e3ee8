"""From a reply of the bot to an entry of the log."""

import secrets
from typing import Any

from content.pages import Card
from content.reply import Reply
from content.typography import typeset
from content.vocabulary import SMALL_TALK, Outcome
from handoff.conversations.events import Author, Button, Entry

# « Cela répond-il à votre question ? », under an answer. « Non » is the same to the robot as the words for it.
HELPED = Button("helped:yes", "Oui", "")
NOT_HELPED = Button("helped:no", "Non", "/not_helped")


def can_be_judged(reply: Reply) -> bool:
    """Tell whether a citizen may be asked if `reply` answers the question: not small talk, and not a question back."""
    return reply.outcome in {Outcome.ANSWER, Outcome.STEER} and (reply.topic or reply.service) not in {None, SMALL_TALK}


def entry_of(reply: Reply, *, with_buttons: bool = True) -> Entry:
    """Return what the citizen sees of `reply`. Each button gets an id; its payload stays in the log."""
    return Entry(
        Author.BOT,
        texts=reply.texts,
        buttons=_buttons(reply) if with_buttons else (),
        cards=tuple(card_of(card) for card in reply.cards),
        outcome=reply.outcome,
        danger=reply.danger,
        notice=reply.notice,
    )


def _buttons(reply: Reply) -> tuple[Button, ...]:
    own = tuple(Button(secrets.token_urlsafe(6), typeset(each.title), each.payload) for each in reply.buttons)
    return (*own, HELPED, NOT_HELPED) if can_be_judged(reply) else own


def card_of(card: Card) -> dict[str, Any]:
    """Return a card as docs/protocol.md shows it."""
    service = card.service
    return {
        "key": service.key,
        "name": typeset(service.name),
        "title": typeset(service.title),
        "what": typeset(service.what),
        "url": service.url,
        "phone": service.phone,
        "sms": service.sms,
        "hours": service.hours and typeset(service.hours),
        "cost": service.cost and typeset(service.cost),
        "accepts": [typeset(thing) for thing in service.accepts],
        "refuses": [typeset(thing) for thing in service.refuses],
    }
