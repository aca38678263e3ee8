"""Stands for `tensorflow.python.eager.wrap_function`: `WrappedFunction` annotates Rasa's ConveRT featurizer."""

from rasa_without_tensorflow import absent, unknown_names_of

WrappedFunction = absent("WrappedFunction", __name__)

__getattr__ = unknown_names_of(__name__)
