"""What the tests need from the machine: found, or installed with apt where that is allowed, or named."""

import os
import shutil
import subprocess
from dataclasses import dataclass

from tools.say import say, stop


@dataclass(frozen=True)
class Program:
    """A program, the names it goes by, and the Debian package that brings it."""

    title: str
    commands: tuple[str, ...]
    package: str

    def find(self) -> str | None:
        """Return the path of the program, or None."""
        return next((path for command in self.commands if (path := shutil.which(command))), None)


CHROMIUM = Program("Chromium", ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"), "chromium")


def need(program: Program) -> str:
    """Return the path of the program, installing it if need be. Stops with one sentence when it cannot be had."""
    if path := program.find():
        return path
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _install(program)
        if path := program.find():
            return path
    return stop(f"{program.title} manque : installez-le (« sudo apt-get install {program.package} »), puis relancez.")


def _install(program: Program) -> None:
    say(f"Installation de {program.title} avec apt-get (paquet « {program.package} »)…")
    install = ["apt-get", "install", "--yes", "--no-install-recommends", program.package]
    # A machine that has never read its lists knows no package: read them only then, it takes a while.
    if not _apt(install):
        _apt(["apt-get", "update"])
        _apt(install)


def _apt(command: list[str]) -> bool:
    quiet = [*command[:1], "--quiet", *command[1:]]
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(quiet, env=settings, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        say(done.stderr.strip())
    return done.returncode == 0
