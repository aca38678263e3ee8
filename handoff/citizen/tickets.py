"""The cookie that names a conversation, and the tickets that open its socket."""

import secrets
from dataclasses import asdict, dataclass
from typing import Any, Self

from django.core import signing

COOKIE = "conversation"
COOKIE_AGE = 24 * 3600
TICKET_AGE = 30


class BadTicket(Exception):
    """Forged, altered or too old."""


@dataclass(frozen=True)
class Seen:
    """A conversation, and the highest `seq` that its page has told of. All that a browser keeps."""

    conversation_id: str
    cursor: int = 0

    @classmethod
    def new(cls) -> Self:
        """Name a conversation that does not exist yet."""
        return cls(secrets.token_urlsafe(16))

    @classmethod
    def from_cookie(cls, cookie: str | None) -> Self | None:
        """Return what a cookie tells, or None when there is none that holds."""
        try:
            return cls(**_unsigned(cookie or "", COOKIE, COOKIE_AGE))
        except BadTicket:
            return None

    def up_to(self, cursor: int) -> Self:
        """Return the same, having seen at least up to `cursor`."""
        return type(self)(self.conversation_id, max(self.cursor, cursor))

    def as_cookie(self) -> str:
        """Return the cookie's value."""
        return signing.dumps(asdict(self), salt=COOKIE)


@dataclass(frozen=True)
class Ticket:
    """Proof that the holder of the cookie was here within TICKET_AGE seconds. `nonce` makes it single."""

    conversation_id: str
    cursor: int
    nonce: str

    @classmethod
    def for_(cls, seen: Seen) -> Self:
        """Draw a ticket."""
        return cls(seen.conversation_id, seen.cursor, secrets.token_urlsafe(12))

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the ticket that `text` is. Raises BadTicket."""
        return cls(**_unsigned(text, "ticket", TICKET_AGE))

    def sign(self) -> str:
        """Return the text of the ticket."""
        return signing.dumps(asdict(self), salt="ticket")


def _unsigned(text: str, salt: str, age: int) -> dict[str, Any]:
    try:
        content: dict[str, Any] = signing.loads(text, salt=salt, max_age=age)
    except signing.BadSignature:
        raise BadTicket from None
    return content
