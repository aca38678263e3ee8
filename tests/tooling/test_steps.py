"""Every step runs, is timed and counted; one failure fails the whole."""

import sys
from pathlib import Path

import pytest

from tools import steps
from tools.steps import Count, Step, read_count, run_all, run_batches

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(steps, "REPORTS", tmp_path / "reports")
    return tmp_path


def python(name: str, code: str, **more: bool) -> Step:
    return Step(name, [sys.executable, "-c", code], **more)


def suite(folder: Path, code: str) -> Step:
    (folder / "test_it.py").write_text(code)
    return Step(
        "suite", [sys.executable, "-m", "pytest", "-q", "-c", "/dev/null", str(folder / "test_it.py")], tests=True
    )


def test_steps_that_pass_pass(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_all([python("first", "print('said by the step')"), python("second", "")])
    told = capfd.readouterr().out
    assert "said by the step" in told
    assert told.index("── first") < told.index("── second") < told.index("en tout")


def test_side_by_side_each_one_is_shown_whole_and_in_order(capfd: pytest.CaptureFixture[str]) -> None:
    slow = "import time; print('begins', flush=True); time.sleep(0.5); print('ends')"
    assert not run_all([python("first", slow), python("second", "raise SystemExit('broken')")], at_once=2)
    told = capfd.readouterr().out
    order = [told.index(word) for word in ("── first", "begins\nends", "── second", "broken", "ÉCHEC  second")]
    assert order == sorted(order)


def test_a_failed_step_fails_the_whole_and_the_others_still_run(capfd: pytest.CaptureFixture[str]) -> None:
    assert not run_all([python("first", "raise SystemExit(1)"), python("second", "print('still here')")])
    told = capfd.readouterr().out
    assert "still here" in told
    assert "ÉCHEC  first" in told
    assert "ÉCHEC  second" not in told


def test_tests_are_counted_on_the_last_line(reports: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_all([suite(reports, "def test_a(): pass\ndef test_b(): pass\n")])
    assert capfd.readouterr().out.endswith("\n2 passed, 0 failed, 0 skipped\n")


def test_failed_tests_are_counted_too(reports: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert not run_all([suite(reports, "def test_a(): pass\ndef test_b(): assert False\n")])
    assert capfd.readouterr().out.endswith("\n1 passed, 1 failed, 0 skipped\n")


def test_no_test_at_all_is_a_failure_unless_it_may_be(reports: Path) -> None:
    assert not run_all([suite(reports, "")])
    may_be_empty = Step("suite", suite(reports, "").command, tests=True, may_be_empty=True)
    assert run_all([may_be_empty])


def test_a_pytest_that_breaks_counts_as_a_failure(tmp_path: Path) -> None:
    assert read_count(tmp_path / "absent.xml") == Count(failed=1)


SKIPS = {
    "a test": "import pytest\n@pytest.mark.skip\ndef test_a(): pass\n",
    "a whole file": "import pytest\npytest.importorskip('no_such_module')\n",
}


@pytest.mark.parametrize("skips", SKIPS.values(), ids=SKIPS)
def test_no_skips_turns_a_skip_into_a_failure(tmp_path: Path, skips: str, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "conftest.py").write_text((steps.ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    allowed = suite(tmp_path, skips + "def test_b(): pass\n")
    run_all([allowed])
    assert capfd.readouterr().out.endswith(" 0 failed, 1 skipped\n")
    assert not run_all([Step("suite", [*allowed.command, "--no-skips"], tests=True)])
    assert capfd.readouterr().out.endswith(" 1 failed, 0 skipped\n")


def test_a_batch_begins_when_the_one_before_has_ended(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write = f"import time; time.sleep(0.4); open(r'{tmp_path / 'model'}', 'w')"
    read = f"print(open(r'{tmp_path / 'model'}').read() == '')"
    assert run_batches([([python("writes", write)], 2), ([python("reads", read), python("reads too", read)], 2)])
    told = capfd.readouterr().out
    assert told.index("── writes") < told.index("── reads") < told.index("en tout")
    assert told.count("True") == 2
