"""Stands in for TensorFlow where Rasa imports it without using it.

Reason: `rasa.core` and `rasa.nlu` import TED, DIET and their layers whatever the pipeline says. Importing them needs
names to subclass and to annotate with; only running them needs TensorFlow.
"""

from collections.abc import Callable
from typing import Any, NoReturn

REMEDY = (
    "{name} needs TensorFlow, which the default installation of this project leaves out: "
    "run `make full-rasa` to install the published set of Rasa."
)


class Absent:
    """A class of TensorFlow that may be subclassed and annotated with, never instantiated."""

    def __new__(cls, *args: Any, **kwargs: Any) -> NoReturn:
        raise ImportError(REMEDY.format(name=cls.__name__))


def absent(name: str, module: str) -> type[Absent]:
    """Make the class that stands for `name`; it reports `module` as its home, so that pickle finds it there."""
    return type(name, (Absent,), {"__module__": module, "__doc__": f"Stands for {module}.{name}."})


def unknown_names_of(module: str) -> Callable[[str], NoReturn]:
    """Make the `__getattr__` of a stand-in module: `pickle.whichmodule` and skops accept AttributeError only."""

    def __getattr__(name: str) -> NoReturn:
        raise AttributeError(REMEDY.format(name=f"{module}.{name}"))

    return __getattr__
