"""Stands for `tensorflow.keras.layers`: the bases of Rasa's own layers."""

from rasa_without_tensorflow import absent, unknown_names_of

Layer = absent("Layer", __name__)
Dense = absent("Dense", __name__)
Dropout = absent("Dropout", __name__)
AbstractRNNCell = absent("AbstractRNNCell", __name__)

__getattr__ = unknown_names_of(__name__)
