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
# The small models (20 MB instead of 280) take short French messages for Romanian or English: a message with the
# little words of French, or of fewer than five words, is French. Measured on the 12,591 questions of data/: 3 errors.
_FRENCH_WORDS = frozenset(
    "je j tu il elle on nous vous ils elles le la les l un une des du de d au aux et ou mais donc car que qu qui quoi"
    " quel quelle ce c ca cette ces mon ma mes ton son sa ses notre nos votre leur pas ne n plus est suis es sont etait"
    " ai as avons avez ont fait faire peut peux dans pour par sur avec sans chez en y a se s me m te t si comment quand"
    " pourquoi tout tous oui non jpeux jai cest pr svp ya jsuis chui".split()
)
_MOST_FRENCH = 0.15
_FEWEST_WORDS = 5
_SURE = 0.95
_LETTER_OUTSIDE_LATIN = re.compile(r"[\u0370-\u1fff\u2e80-\ud7ff]")

_detector = (
    LanguageDetectorBuilder.from_languages(Language.FRENCH, *CODES).with_low_accuracy_mode().with_preloaded_language_models().build()
)


def find_foreign_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text` when it surely is not French, or None."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    other_script = len(_LETTER_OUTSIDE_LATIN.findall(text)) > len(text) / 3
    if not other_script and (len(words) < _FEWEST_WORDS or _share_of_french(words) > _MOST_FRENCH):
        return None
    best = _detector.compute_language_confidence_values(text)[0]
    return CODES.get(best.language) if best.value >= _SURE or other_script else None


def _share_of_french(words: list[str]) -> float:
    return sum(word in _FRENCH_WORDS for word in words) / len(words)
