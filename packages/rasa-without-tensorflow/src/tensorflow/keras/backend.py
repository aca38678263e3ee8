"""Stands for `tensorflow.keras.backend`: imported as `K` by Rasa's layers and metrics, used only when they run."""

from rasa_without_tensorflow import unknown_names_of

__getattr__ = unknown_names_of(__name__)
