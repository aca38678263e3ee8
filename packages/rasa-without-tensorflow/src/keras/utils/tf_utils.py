"""Stands for `keras.utils.tf_utils`: imported by Rasa's models, used only when they run."""

from rasa_without_tensorflow import unknown_names_of

__getattr__ = unknown_names_of(__name__)
