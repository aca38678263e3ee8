"""Stands for `tensorflow.keras`: loads the submodules that Rasa reaches as attributes of `tf.keras`."""

from rasa_without_tensorflow import unknown_names_of

from . import backend, callbacks, layers, metrics, utils  # noqa: F401

__getattr__ = unknown_names_of(__name__)
