"""Stands for `tensorflow.types.experimental`: `TensorLike` annotates Rasa's CRF layer and metrics."""

from rasa_without_tensorflow import absent, unknown_names_of

TensorLike = absent("TensorLike", __name__)

__getattr__ = unknown_names_of(__name__)
