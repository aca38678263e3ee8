"""Stands for `keras`: `Model` is the base of Rasa's TensorFlow models."""

from rasa_without_tensorflow import absent, unknown_names_of

Model = absent("Model", __name__)

__getattr__ = unknown_names_of(__name__)
