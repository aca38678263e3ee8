"""Compares two installations of Rasa: what they weigh, how fast they start, what the server keeps in memory.

    .venv-handoff/bin/python bench/light_rasa.py .venv-bot .venv-full

Each round measures both environments one after the other, so that a busy machine slows both alike: trust the ratios
(second column divided into the first) more than the seconds. Both run the tiny bot of tests/rasa/, each with a model
that it trained itself. Every server listens on loopback and is stopped by its own id.
"""

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tomllib

ROOT = Path(__file__).parents[1]
TINY = ROOT / "tests" / "rasa" / "tiny"
LOCKS = [ROOT / "uv.lock", ROOT / "packages" / "full-rasa" / "uv.lock"]
TURNS = 100
MB = 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ours", type=Path, help="the environment under test")
    parser.add_argument("reference", type=Path, help="the environment to compare it with")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    environments = [options.ours, options.reference]
    rounds = [[measure(environment) for environment in environments] for _ in range(options.rounds)]
    print(f"{'':24}{options.ours.name:>14}{options.reference.name:>14}{'ratio':>8}")
    for name in rounds[0][0]:
        ours, reference = ([one[side][name] for one in rounds] for side in (0, 1))
        ratio = statistics.median(a / b for a, b in zip(ours, reference, strict=True))
        print(f"{name:24}{statistics.median(ours):14.2f}{statistics.median(reference):14.2f}{ratio:8.2f}")


def measure(environment: Path) -> dict[str, float]:
    """Train from nothing, start, talk: one round of one environment."""
    result = {
        "download MB": download(environment),
        "files MB": size(environment, lambda path: path.suffix != ".pyc"),
        "with bytecode MB": size(environment, lambda _: True),
        "distributions": float(len(list(environment.glob("lib/python*/site-packages/*.dist-info")))),
    }
    with tempfile.TemporaryDirectory() as folder:
        project = Path(shutil.copytree(TINY, Path(folder) / "project"))
        started = time.monotonic()
        subprocess.run(rasa(environment, "train"), cwd=project, env=quiet(), check=True, capture_output=True)
        result["train s"] = time.monotonic() - started
        with server(environment, project) as (url, pid, ready):
            result["start to ready s"] = ready
            result["memory at ready MB"] = resident(pid)
            result["turn ms"] = statistics.median(turn(url) for _ in range(TURNS))
            result["memory after turns MB"] = resident(pid)
    return result


def size(environment: Path, counted: Callable[[Path], bool]) -> float:
    files = (path for path in environment.rglob("*") if path.is_file() and not path.is_symlink() and counted(path))
    return sum(path.stat().st_size for path in files) / MB


def download(environment: Path) -> float:
    """Size of the wheels that were installed, as the locks tell it."""
    sizes = {}
    for lock in LOCKS:
        for package in tomllib.loads(lock.read_text(encoding="utf-8"))["package"]:
            for wheel in package.get("wheels", []):
                sizes[wheel["url"].rpartition("/")[2].lower()] = wheel["size"]
    return sum(wheel_size(installed, sizes) for installed in environment.glob("lib/*/site-packages/*.dist-info")) / MB


def wheel_size(installed: Path, sizes: dict[str, int]) -> int:
    """Find the wheel by name, version and tags; built ones (from a source archive, from packages/) count as nothing."""
    about = (installed / "WHEEL").read_text(encoding="utf-8").splitlines()
    tags = {line.removeprefix("Tag: ").lower() for line in about if line.startswith("Tag: ")}
    prefix = installed.name.removesuffix(".dist-info").lower().replace("-", "_")
    for file, size_of_file in sizes.items():
        if file.replace("-", "_").startswith(prefix) and tags & expanded(file):
            return size_of_file
    return 0


def expanded(file: str) -> set[str]:
    """The tags of a wheel's file name: `py2.py3-none-any` stands for two."""
    python, abi, platform = (part.split(".") for part in file.removesuffix(".whl").split("-")[-3:])
    return {f"{one}-{two}-{three}" for one in python for two in abi for three in platform}


@contextmanager
def server(environment: Path, project: Path) -> Iterator[tuple[str, int, float]]:
    port = free_port()
    command = rasa(environment, "run", "-i", "127.0.0.1", "-p", f"{port}", "--enable-api", "--connector=rest")
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=project, env=quiet(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until_ready(url, process)
        yield url, process.pid, time.monotonic() - started
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_ready(url: str, process: "subprocess.Popen[bytes]", seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/status", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server did not become ready")


def turn(url: str) -> float:
    """Milliseconds of one message, each in a conversation of its own."""
    body = json.dumps({"sender": f"{time.monotonic_ns()}", "message": "quels sont vos horaires"}).encode()
    request = urllib.request.Request(f"{url}/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
    started = time.monotonic()
    with urllib.request.urlopen(request, timeout=30) as answer:
        answer.read()
    return (time.monotonic() - started) * 1000


def resident(pid: int) -> float:
    printed = subprocess.run(["ps", "-o", "rss=", "-p", f"{pid}"], capture_output=True, text=True, check=True)
    return int(printed.stdout) * 1024 / MB


def rasa(environment: Path, *arguments: str) -> list[str]:
    return [str(environment.absolute() / "bin" / "python"), "-m", "rasa", *arguments]


def quiet() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TF_")}
    return {**kept, "RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
