"""A tiny Rasa project in a temporary folder.

No `__init__.py` here on purpose: a package called `rasa` would hide the real one.
"""

import shutil
from pathlib import Path

import pytest
from rasa_command import TINY, run_rasa


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A fresh copy: no model, no cache."""
    return Path(shutil.copytree(TINY, tmp_path / "project"))


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with a model, trained once for all tests that only read it."""
    folder = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("trained") / "project"))
    done = run_rasa(folder, "train")
    assert done.returncode == 0, done.stdout
    return folder
