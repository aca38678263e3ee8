"""Stands for `tensorflow.python.eager`, the way to `tensorflow.python.eager.wrap_function`."""

from rasa_without_tensorflow import unknown_names_of

__getattr__ = unknown_names_of(__name__)
