"""Stands for `tensorflow.types`, the way to `tensorflow.types.experimental`."""

from rasa_without_tensorflow import unknown_names_of

__getattr__ = unknown_names_of(__name__)
