"""Stands for `tensorflow`, imported as `tf` by Rasa's layers, models, TED and DIET.

The four classes appear in annotations and as bases. `keras` is reached as an attribute (`tf.keras.layers.Layer`).
"""

from rasa_without_tensorflow import absent, unknown_names_of

from . import keras  # noqa: F401

Tensor = absent("Tensor", __name__)
SparseTensor = absent("SparseTensor", __name__)
TensorShape = absent("TensorShape", __name__)
TensorSpec = absent("TensorSpec", __name__)

__getattr__ = unknown_names_of(__name__)
