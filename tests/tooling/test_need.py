"""What the tests need is found, installed where that is allowed, or named; nothing is passed over."""

from pathlib import Path

import pytest

from tools import need as needs
from tools.need import Program, need

BROWSER = Program("Chromium", ("no-such-browser", "chromium-of-this-test"), "chromium")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, name: str, script: str = "exit 0") -> Path:
    made = folder / name
    made.write_text(f"#!/bin/sh\n{script}\n")
    made.chmod(0o755)
    return made


def test_what_is_there_is_found(path: Path) -> None:
    there = program(path, "chromium-of-this-test")
    assert need(BROWSER) == str(there)


def test_root_on_debian_installs_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs.os, "geteuid", lambda: 0)
    target = path / "chromium-of-this-test"
    program(path, "apt-get", f'case "$*" in *install*) echo "#!/bin/sh" > {target}; /bin/chmod +x {target};; esac')
    assert need(BROWSER) == str(target)


def test_package_lists_are_read_only_when_the_install_needs_them(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs.os, "geteuid", lambda: 0)
    target, read, calls = path / "chromium-of-this-test", path / "read", path / "calls"
    script = f"""echo "$*" >> {calls}
case "$*" in
  *update*) : > {read};;
  *) [ -e {read} ] || exit 100; echo "#!/bin/sh" > {target}; /bin/chmod +x {target};;
esac"""
    program(path, "apt-get", script)
    assert need(BROWSER) == str(target)
    assert [line.split()[1] for line in calls.read_text().splitlines()] == ["install", "update", "install"]


@pytest.mark.parametrize("user", [0, 1000])
def test_what_cannot_be_had_is_named_and_stops(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], user: int
) -> None:
    monkeypatch.setattr(needs.os, "geteuid", lambda: user)
    with pytest.raises(SystemExit) as ended:
        need(BROWSER)
    assert ended.value.code == 1
    assert "sudo apt-get install chromium" in capsys.readouterr().err
