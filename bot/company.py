"""The words that a word keeps company with: "signaler" near "vidéo" is not "signaler" near "compteur"."""

_FARTHEST = 8


def words_and_pairs(text: str) -> list[str]:
    """Return the words of `text` (separated by spaces) and the ordered pairs that stand up to eight words apart.

    A linear classifier adds up what each word says; a pair lets it learn what two words say together.
    """
    words = text.split()
    near = (f"{first} {then}" for at, first in enumerate(words) for then in words[at + 1 : at + 1 + _FARTHEST])
    return [*words, *near]
