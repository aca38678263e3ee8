"""Stands for `tensorflow.keras.utils`: `Sequence` is the base of Rasa's data generators."""

from rasa_without_tensorflow import absent, unknown_names_of

Sequence = absent("Sequence", __name__)

__getattr__ = unknown_names_of(__name__)
