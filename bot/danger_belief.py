"""How far the classifier believes in danger."""

from collections.abc import Mapping

from content.vocabulary import EMERGENCY_INTENT_PREFIX


def believe_in_danger(ranking: Mapping[str, float], threshold: float) -> tuple[str, float] | None:
    """Return the likeliest emergency intent and the probability of all emergencies together, from `threshold` on.

    The emergencies count together: whether the police or the fire brigade is needed is second to danger.
    """
    emergencies = {intent: p for intent, p in ranking.items() if intent.startswith(EMERGENCY_INTENT_PREFIX)}
    danger = sum(emergencies.values())
    if not emergencies or danger < threshold:
        return None
    return max(emergencies, key=emergencies.__getitem__), danger
