"""The three classes of those who wait."""

from enum import Enum


class QueueClass(str, Enum):
    """How pressing a conversation is. Declared from the most to the least pressing."""

    EMERGENCY = "emergency"
    SENSITIVE = "sensitive"
    NORMAL = "normal"
