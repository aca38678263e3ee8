"""A model file holds data, and nothing that runs when it is read."""

import io
import os
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import skops.io

from bot import model_files
from bot.intent_model import IntentModel
from bot.model_files import NoModel, latest_model
from bot.model_store import TRUSTED_TYPES, load_model
from tests.bot.small_project import SmallProject

pytestmark = pytest.mark.slow

# How a pickle begins, from protocol 2 on.
PICKLE = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")


@pytest.fixture(scope="module")
def classifier(small: SmallProject, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The classifier's part of the archive."""
    folder = tmp_path_factory.mktemp("archive")
    with tarfile.open(small.model) as archive:
        archive.extractall(folder)
    found = list(folder.rglob("intents.skops"))
    assert len(found) == 1
    return found[0]


def test_the_classifier_loads_with_the_trusted_types_only_and_each_is_needed(classifier: Path) -> None:
    assert set(skops.io.get_untrusted_types(file=classifier)) == set(TRUSTED_TYPES)
    assert isinstance(load_model(classifier), IntentModel)


def test_another_type_in_the_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "evil.skops"
    skops.io.dump({"words": Path("/etc/passwd")}, path)
    with pytest.raises(skops.io.exceptions.UntrustedTypesFoundException):
        load_model(path)


def test_there_is_no_pickle_in_the_classifiers_part(classifier: Path) -> None:
    with zipfile.ZipFile(classifier) as parts:
        assert "schema.json" in parts.namelist()
        for name in parts.namelist():
            content = parts.read(name)
            assert name.endswith((".json", ".npy", ".npz")), name
            assert not content.startswith(PICKLE)
            if name.endswith(".npy"):
                np.load(io.BytesIO(content), allow_pickle=False)


def test_there_is_no_pickle_anywhere_in_the_archive(small: SmallProject) -> None:
    with tarfile.open(small.model) as archive:
        for name, start in _starts(archive):
            assert not name.endswith((".pkl", ".pickle", ".joblib")), name
            assert not start.startswith(PICKLE), name


def test_the_newest_model_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_files, "MODELS", tmp_path)
    with pytest.raises(NoModel):
        latest_model()
    for age, name in enumerate(("z", "a")):
        (tmp_path / f"{name}.tar.gz").write_bytes(b"")
        os.utime(tmp_path / f"{name}.tar.gz", (1_000 + age, 1_000 + age))
    assert latest_model().name == "a.tar.gz"


def _starts(archive: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    for member in archive.getmembers():
        if opened := archive.extractfile(member):
            with opened:
                yield member.name, opened.read(2)
