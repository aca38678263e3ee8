"""packages/rasa-without-tensorflow: enough to import Rasa, nothing to run, and errors that say what to do."""

import importlib
import importlib.metadata
import pickle
import pkgutil
import sys
import types

import pytest

stand_in = pytest.importorskip("rasa_without_tensorflow", reason="the full installation has the real TensorFlow")

REMEDY = "make full-rasa"
PROVIDED = [
    "tensorflow.Tensor",
    "tensorflow.SparseTensor",
    "tensorflow.TensorShape",
    "tensorflow.TensorSpec",
    "tensorflow.keras.callbacks.Callback",
    "tensorflow.keras.layers.AbstractRNNCell",
    "tensorflow.keras.layers.Dense",
    "tensorflow.keras.layers.Dropout",
    "tensorflow.keras.layers.Layer",
    "tensorflow.keras.metrics.Metric",
    "tensorflow.keras.utils.Sequence",
    "tensorflow.python.eager.wrap_function.WrappedFunction",
    "tensorflow.types.experimental.TensorLike",
    "keras.Model",
    "keras.utils.control_flow_util.smart_cond",
]
MODULES = sorted({name.rpartition(".")[0] for name in PROVIDED} | {"tensorflow.keras.backend", "keras.utils.tf_utils"})


def provided(name: str) -> type:
    module, _, attribute = name.rpartition(".")
    value: type = getattr(importlib.import_module(module), attribute)
    return value


@pytest.mark.parametrize("name", PROVIDED)
def test_a_provided_name_may_be_subclassed_but_not_used(name: str) -> None:
    base = provided(name)
    derived = type("Derived", (base,), {"__init__": lambda self, units: None})
    with pytest.raises(ImportError, match=REMEDY):
        base()
    with pytest.raises(ImportError, match=REMEDY):
        derived(3)


@pytest.mark.parametrize("module", MODULES)
def test_an_unknown_name_is_an_attribute_error_that_names_the_remedy(module: str) -> None:
    with pytest.raises(AttributeError, match=REMEDY):
        getattr(importlib.import_module(module), "no_such_name")  # noqa: B009


def test_the_message_is_one_sentence() -> None:
    with pytest.raises(ImportError) as caught:
        provided("keras.Model")()
    assert ". " not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_pickle_finds_the_home_of_a_function_that_does_not_tell_it() -> None:
    """`pickle.whichmodule` then asks every loaded module, the stand-ins too, for the function's name."""
    import tensorflow.keras  # noqa: F401

    which_module = pickle.whichmodule  # type: ignore[attr-defined]

    def orphan() -> None: ...

    orphan.__module__ = None  # type: ignore[assignment]
    home = types.ModuleType("home_of_orphan")
    home.orphan = orphan  # type: ignore[attr-defined]
    sys.modules["home_of_orphan"] = home
    try:
        assert which_module(orphan, "orphan") == "home_of_orphan"
        assert which_module(orphan, "not_found_anywhere") == "__main__"
    finally:
        del sys.modules["home_of_orphan"]


def test_skops_stores_and_loads_what_our_classifiers_are_made_of() -> None:
    import numpy
    import skops.io
    import tensorflow  # noqa: F401
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    texts, labels = ["bonjour", "salut à vous", "le masque", "un masque"] * 5, ["greet", "greet", "mask", "mask"] * 5
    model = make_pipeline(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5)), CalibratedClassifierCV(LogisticRegression(C=20), cv=3)
    ).fit(texts, labels)
    stored = skops.io.dumps(model)
    loaded = skops.io.loads(stored, trusted=skops.io.get_untrusted_types(data=stored))
    assert numpy.array_equal(loaded.predict_proba(texts), model.predict_proba(texts))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # Rasa's, of its age
def test_every_module_of_rasa_imports() -> None:
    """What is missing must be TensorFlow's own affair or an optional extra that Rasa publishes apart."""
    import rasa

    extras = {"transformers", "jieba", "mitie", "github3"}
    broken = {}
    for found in pkgutil.walk_packages(rasa.__path__, "rasa."):
        if found.name.endswith("__main__"):
            continue
        try:
            importlib.import_module(found.name)
        except ModuleNotFoundError as error:
            if (error.name or "").split(".")[0] not in extras:
                broken[found.name] = repr(error)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what this test looks for
            broken[found.name] = repr(error)
    assert broken == {}


def test_no_distribution_claims_to_be_tensorflow() -> None:
    names = {(found.metadata["Name"] or "").lower() for found in importlib.metadata.distributions()}
    assert "rasa-without-tensorflow" in names
    assert not [name for name in names if name.startswith("tensorflow") or name == "keras"]
