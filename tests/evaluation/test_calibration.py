"""The temperature is a constant: this tells when the questions have outgrown it (`make folds` finds another)."""

import pytest

from tests.evaluation.folds import folds

pytestmark = pytest.mark.slow


def test_a_confidence_tells_how_often_it_is_right() -> None:
    """On a fifth of the questions, held out. The goal is 0.05."""
    assert next(folds()).calibration_error <= 0.05
