"""Everything that `conversations` refuses."""

from handoff.conversations.states import State


class ConversationError(Exception):
    """Base of the family. `code` is the one of docs/protocol.md."""

    code = "unknown_conversation"


class UnknownConversation(ConversationError):
    """Never opened, or forgotten."""


class NotAllowed(ConversationError):
    """The conversation's state does not allow this."""

    def __init__(self, state: State) -> None:
        super().__init__(f"not allowed in state {state.value}")
        self.state = state
        self.code = "closed" if state is State.CLOSED else "not_yours"


class NotOwner(ConversationError):
    """Another officer's conversation, or nobody's."""

    code = "not_yours"


class Outdated(ConversationError):
    """Something was said or moved since this was decided."""

    code = "not_yours"


class OfferOver(ConversationError):
    """The offer ran out, or was taken back."""

    code = "offer_over"


class ColleagueUnavailable(ConversationError):
    """The colleague that a transfer names is not there, is away or has no room."""

    code = "colleague_unavailable"


class AlreadyTaken(ConversationError):
    """Another officer was quicker."""

    code = "already_taken"


class OfferedToAnother(AlreadyTaken):
    """Another officer has half a minute to accept it."""

    code = "offered_to_another"


class NoLongerWaiting(AlreadyTaken):
    """The citizen has left the queue, or was never in it."""

    code = "no_longer_waiting"


class CapacityReached(ConversationError):
    """The officer has as many conversations as allowed."""

    code = "capacity_reached"


class DangerAlreadyShown(ConversationError):
    """This kind of danger has been announced in the conversation already."""


class StoreFull(ConversationError):
    """No room for another conversation."""

    code = "busy"
