"""Stands for `keras.utils`, the way to its two submodules that Rasa imports."""

from rasa_without_tensorflow import unknown_names_of

__getattr__ = unknown_names_of(__name__)
