"""Stands for `tensorflow.keras.callbacks`: `Callback` is the base of Rasa's training callbacks."""

from rasa_without_tensorflow import absent, unknown_names_of

Callback = absent("Callback", __name__)

__getattr__ = unknown_names_of(__name__)
