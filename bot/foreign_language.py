"""Is this message written in another language than French? Offline, and sure of it or silent."""

import re

from lingua import Language, LanguageDetectorBuilder

from content.normalizer import fold

# The languages that have a sentence in data/languages.yml.
CODES = {
    Language.ENGLISH: "en",
    Language.SPANISH: "es",
    Language.GERMAN: "de",
    Language.ITALIAN: "it",
    Language.PORTUGUESE: "pt",
    Language.DUTCH: "nl",
    Language.POLISH: "pl",
    Language.ROMANIAN: "ro",
    Language.TURKISH: "tr",
    Language.ARABIC: "ar",
    Language.RUSSIAN: "ru",
    Language.UKRAINIAN: "uk",
    Language.CHINESE: "zh",
}
# The small models (20 MB instead of 280) take short French messages for Romanian or English: a message with a little
# word of French alone (not la, il, en, a or que, which Spanish, Italian or English have too), or of fewer than five
# words, is French. Measured on 2026-11-24: 3 errors in the 20,250 questions of data/, and 60 of 65 messages found.
_LITTLE_WORDS = """
je j tu elle nous vous ils elles les une des du au aux et ou mais donc car qu qui quoi quel quelle ce c ca cette ces
mon ma mes ton ses notre nos votre leur pas ne plus est suis sont etait ai as avons avez ont fait faire peut peux dans
pour par sur avec sans chez comment quand pourquoi tout tous oui jpeux jai cest pr svp ya jsuis chui
"""
_FRENCH_WORDS = frozenset(_LITTLE_WORDS.split())
_FEWEST_WORDS = 5
_SURE = 0.95
_UKRAINIAN_LETTER = re.compile("[іїєґ]", re.IGNORECASE)
# Lower case only: whatever the case, the Turkish dotless i would also be the French i.
_LETTER_OUTSIDE_FRENCH = re.compile("[ășşțţığłżźćńśñßãõ¿¡áíóúäöü]")
_LETTER_OUTSIDE_LATIN = re.compile(r"[\u0370-\u1fff\u2e80-\ud7ff]")

_detector = (
    LanguageDetectorBuilder.from_languages(Language.FRENCH, *CODES)
    .with_low_accuracy_mode()
    .with_preloaded_language_models()
    .build()
)


def find_foreign_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text` when it surely is not French, or None.

    A message in a script that none of the languages uses is told in English.
    """
    if len(_LETTER_OUTSIDE_LATIN.findall(text)) > len(text) / 3:
        return _in_another_script(text)
    words = re.findall(r"[^\W\d_]+", fold(text))
    looks_french = not _FRENCH_WORDS.isdisjoint(words) and not _LETTER_OUTSIDE_FRENCH.search(text.lower())
    if len(words) < _FEWEST_WORDS or looks_french:
        return None
    best = _detector.compute_language_confidence_values(text)[0]
    return CODES.get(best.language) if best.value >= _SURE else None


def _in_another_script(text: str) -> str:
    best = _detector.compute_language_confidence_values(text)[0]
    if best.language in {Language.RUSSIAN, Language.UKRAINIAN}:
        # The small models confuse them; the alphabets do not.
        return "uk" if _UKRAINIAN_LETTER.search(text) else "ru"
    return CODES.get(best.language, "en") if best.value > 0 else "en"
