"""From the items of a bot's turn to one typed Reply: what the citizen reads, and what the gateway does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from content.errors import BrokenReply, InvalidContent
from content.guided import OPENING_TITLE
from content.library import Library
from content.pages import Card
from content.rules_asked import RulesAsked, rules_notice
from content.typography import typeset
from content.vocabulary import OFFICER_INTENT, SMALL_TALK, DangerKind, HandoffReason, Outcome

OFFICER_TITLE = "Parler à un policier"


@dataclass(frozen=True)
class Button:
    """What the citizen may press. `payload` (`/intent`) is for the bot and never leaves the server."""

    title: str
    payload: str


@dataclass(frozen=True)
class Reply:
    """One turn of the bot. `topic` and `service` are slugs of the first answer, `also` those of a second one.

    `context` is the officer's card (subjects, slots and replies by name), when the action server gave one.
    `notice` says for which day and place an answer is true.
    """

    outcome: Outcome
    texts: tuple[str, ...]
    topic: str | None = None
    service: str | None = None
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    cards: tuple[Card, ...] = ()
    reason: HandoffReason | None = None
    context: Mapping[str, Any] | None = None
    danger: DangerKind | None = None
    notice: str | None = None

    def read_aloud(self) -> str:
        """Return all that the citizen would read, buttons and cards included, one line each."""
        lines = [*self.texts, *(card.read_aloud() for card in self.cards)]
        lines += [self.notice] if self.notice else []
        lines += [f"[{button.title}]" for button in self.buttons]
        return "\n".join(lines)


@dataclass
class _Part:
    texts: list[str]
    custom: Mapping[str, Any]
    buttons: list[Button] = field(default_factory=list)

    @property
    def outcome(self) -> Outcome:
        return Outcome(self.custom["outcome"])

    def slug(self, key: str) -> str | None:
        """Return the topic or service that the part names, or None."""
        slug = self.custom.get(key)
        return slug if isinstance(slug, str) else None


def assemble(items: object, library: Library) -> Reply:
    """Gather the items of one turn (the REST channel's list) into a Reply.

    An emergency, a handoff or a clarification drops the rest, in this order; answers and steers stand side by
    side in the order of the message and the first one gives the outcome. Raises BrokenReply when the items are
    empty, unreadable or name something that `library` does not know.
    """
    parts, context = _read(items)
    for outcome in (Outcome.EMERGENCY, Outcome.HANDOFF, Outcome.CLARIFY):
        for part in parts:
            if part.outcome is outcome:
                return replace(_reply(part, library), context=context)
    replies = [_reply(part, library) for part in parts]
    # Courtesy beside a real answer says nothing: the answer is the reply.
    return _join([reply for reply in replies if reply.topic != SMALL_TALK] or replies[:1])


def fallback(library: Library) -> Reply:
    """Return the reply for every failure of software: the truth, and an officer."""
    part = _Part([library.text_of("utter_fallback")], {"outcome": "handoff", "reason": "bot_failure"})
    return _reply(part, library)


def emergency(library: Library, kind: DangerKind, language: str | None = None) -> Reply:
    """Return the reply to a danger of this kind: the right number first.

    `language`: the ISO 639-1 code of who wrote in another language, who is first told 17 and 112 in it.
    """
    response = library.response(f"utter_emergency_{kind.value}")
    told_first = [library.response(f"utter_foreign_{language}").text] if language else []
    return _reply(_Part([*told_first, response.text], response.custom), library)


def _read(items: object) -> tuple[list[_Part], Mapping[str, Any] | None]:
    if not isinstance(items, list) or not items:
        raise BrokenReply("no items")
    parts: list[_Part] = []
    context: Mapping[str, Any] | None = None
    texts: list[str] = []
    buttons: list[Button] = []
    for item in items:
        if not isinstance(item, Mapping):
            raise BrokenReply("an item is no object")
        if isinstance(item.get("text"), str):
            texts.append(item["text"])
            buttons += _own_buttons(item.get("buttons"))
        custom = item.get("custom")
        if isinstance(custom, Mapping) and isinstance(custom.get("context"), Mapping):
            context = custom["context"]
        elif isinstance(custom, Mapping):
            if not any(text.strip() for text in texts):
                raise BrokenReply("an outcome without text")
            parts.append(_Part(texts, _checked(custom), buttons))
            texts, buttons = [], []
    if texts or not parts:
        raise BrokenReply("a text without outcome")
    return parts, context


def _own_buttons(buttons: object) -> list[Button]:
    # A form's question brings its own buttons; elsewhere they come from the page's neighbours.
    if not isinstance(buttons, list):
        return []
    try:
        return [Button(str(button["title"]), str(button["payload"])) for button in buttons]
    except (KeyError, TypeError):
        raise BrokenReply("a button without title or payload") from None


def _checked(custom: Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        Outcome(custom.get("outcome"))
    except ValueError:
        raise BrokenReply("an unknown outcome") from None
    return custom


def _reply(part: _Part, library: Library) -> Reply:
    custom, outcome = part.custom, part.outcome
    topic, service = part.slug("topic"), part.slug("service")
    if outcome in {Outcome.ANSWER, Outcome.STEER} and not {topic, service} <= {None, SMALL_TALK, *library.pages}:
        raise BrokenReply("an unknown subject")
    choices = _choices(custom.get("choices"), library)
    return Reply(
        outcome=outcome,
        texts=tuple(typeset(text) for text in part.texts),
        topic=topic,
        service=service,
        choices=choices,
        buttons=_buttons(part, topic or service, choices, library),
        cards=tuple(_card(key, library) for key in _card_keys(custom, service)),
        reason=_reason(custom) if outcome is Outcome.HANDOFF else None,
        danger=_danger(custom) if outcome is Outcome.EMERGENCY else None,
        notice=_notice(custom, library),
    )


def _notice(custom: Mapping[str, Any], library: Library) -> str | None:
    slots = custom.get("rules")
    if slots is None:
        return None
    try:
        asked = RulesAsked.from_slots(slots)
    except (KeyError, TypeError, ValueError):
        raise BrokenReply("an unknown date or place") from None
    slug = custom.get("topic") or custom.get("service")
    page = library.pages.get(slug) if isinstance(slug, str) else None
    return typeset(rules_notice(asked, library.regimes, varies=page is None or page.response.varies))


def _choices(slugs: object, library: Library) -> tuple[str, ...]:
    # A place that the bot left empty (`{choice_3}`) is no subject.
    if not isinstance(slugs, list):
        return ()
    return tuple(dict.fromkeys(slug for slug in slugs if isinstance(slug, str) and slug in library.pages))


def _card(key: object, library: Library) -> Card:
    try:
        return library.card(str(key))
    except InvalidContent:
        raise BrokenReply("an unknown service") from None


def _card_keys(custom: Mapping[str, Any], service: str | None) -> Iterable[object]:
    keys = custom.get("services")
    if keys is None:
        return (service,) if service else ()
    if not isinstance(keys, list):
        raise BrokenReply("services is no list")
    return keys


def _buttons(part: _Part, slug: str | None, choices: tuple[str, ...], library: Library) -> tuple[Button, ...]:
    if part.outcome is Outcome.HANDOFF:
        return ()
    page = library.pages.get(slug or "")
    offered_slugs = choices or (page.see_also if page else _choices(part.custom.get("see_also"), library))
    near = [library.pages[near] for near in offered_slugs if near in library.pages]
    offered = part.buttons or [Button(page.title, f"/{page.intent}") for page in near]
    if not part.buttons and part.outcome in {Outcome.ANSWER, Outcome.STEER}:
        offered += [Button(OPENING_TITLE, f"/{guide.intent}") for guide in library.triages_offered_on(slug)]
    return (*offered, Button(OFFICER_TITLE, f"/{OFFICER_INTENT}"))


def _reason(custom: Mapping[str, Any]) -> HandoffReason:
    try:
        return HandoffReason(custom.get("reason"))
    except ValueError:
        return HandoffReason.FALLBACK


def _danger(custom: Mapping[str, Any]) -> DangerKind:
    try:
        return DangerKind(custom.get("danger"))
    except ValueError:
        return DangerKind.POLICE


def _join(replies: list[Reply]) -> Reply:
    first, *others = replies
    cards = dict.fromkeys(card for reply in replies for card in reply.cards)
    buttons = dict.fromkeys(button for reply in replies for button in reply.buttons if button.title != OFFICER_TITLE)
    officer = [button for button in first.buttons if button.title == OFFICER_TITLE]
    return replace(
        first,
        texts=tuple(dict.fromkeys(text for reply in replies for text in reply.texts)),
        also=tuple(dict.fromkeys(slug for reply in others if (slug := reply.topic or reply.service))),
        cards=tuple(cards),
        buttons=(*list(buttons)[:4], *officer),
        # The longest one also tells the place, which the others leave out.
        notice=max((reply.notice for reply in replies if reply.notice), key=len, default=None),
    )
