"""The words shared by content, bot and gateway (docs/glossary.md)."""

from enum import Enum


class Outcome(str, Enum):
    """What becomes of a citizen's message. Declared from the most to the least pressing."""

    EMERGENCY = "emergency"
    HANDOFF = "handoff"
    CLARIFY = "clarify"
    STEER = "steer"
    ANSWER = "answer"


class HandoffReason(str, Enum):
    """Why a conversation goes to an officer."""

    REQUESTED_BY_CITIZEN = "requested_by_citizen"
    FALLBACK = "fallback"
    OUT_OF_SCOPE = "out_of_scope"
    SENSITIVE_TOPIC = "sensitive_topic"
    EMERGENCY = "emergency"
    BOT_FAILURE = "bot_failure"


class DangerKind(str, Enum):
    """Which rescue comes first: 17, 15, 18, or 114 for those who cannot speak or hear."""

    POLICE = "police"
    MEDICAL = "medical"
    FIRE = "fire"
    SILENT = "silent"


SMALL_TALK = "social"
OFFICER_INTENT = "ask_officer"
EMERGENCY_INTENT_PREFIX = "emergency_"
