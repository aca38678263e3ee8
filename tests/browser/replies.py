"""What the fake bot answers in the browser's tests: the real replies of `data/`, chosen by a word of the message."""

from typing import Any

from content.library import Library, load_library

# The first word found decides.
_REPLIES = {
    "attestation": "utter_attestation_ou_telecharger",
    "débité": "utter_perceval",
    "policier": "utter_ask_officer",
    "entrer chez moi": "utter_emergency_police",
    "bonjour": "utter_greet",
    "not_helped": "utter_rephrase",
}
_DOUBT = {
    "text": "Je veux être sûr de bien comprendre. Votre question porte sur :",
    "custom": {"outcome": "clarify", "choices": ["animaux", "sport-promenade", "jardin-bois-chasse"]},
}


def answer(message: str) -> list[dict[str, Any]]:
    """Return the items of one turn, as the bot's channel does."""
    library = load_library()
    if message == "/ask_officer":
        return [_item(library, "utter_ask_officer")]
    page = library.page_of_intent(message.removeprefix("/")) if message.startswith("/") else None
    if page is not None:
        return [_item(library, page.response.name)]
    if "chien" in message:
        return [_DOUBT]
    found = (name for word, name in _REPLIES.items() if word in message.lower())
    return [_item(library, next(found, "utter_fallback"))]


def _item(library: Library, name: str) -> dict[str, Any]:
    response = library.response(name)
    return {"text": response.text, "custom": dict(response.custom)}
