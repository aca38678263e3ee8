"""Stands for `keras.utils.control_flow_util`: `smart_cond` is called by Rasa's layers when they run."""

from rasa_without_tensorflow import absent, unknown_names_of

smart_cond = absent("smart_cond", __name__)

__getattr__ = unknown_names_of(__name__)
