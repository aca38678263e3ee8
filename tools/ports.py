"""Ports: the public one must be free, the internal ones are drawn."""

import errno
import socket

HIGHEST = 65_535


def refusal(host: str, port: int) -> str | None:
    """Return one French sentence when nothing can listen at `host`:`port`, or None when it can."""
    if not 1 <= port <= HIGHEST:
        return f"PORT={port} : un port est un nombre de 1 à {HIGHEST}."
    with socket.socket() as probe:
        # As servers do: a port whose last connections are only fading away is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            return _sentence(host, port, fault)
    return None


def draw(count: int) -> list[int]:
    """Return `count` different ports that are free on 127.0.0.1 now."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def _sentence(host: str, port: int, fault: OSError) -> str:
    if fault.errno == errno.EADDRINUSE:
        return f"Le port {port} est déjà pris : choisissez-en un autre, par exemple PORT={port % HIGHEST + 1}."
    if fault.errno == errno.EACCES:
        return f"Le port {port} est réservé au système : choisissez-en un au-dessus de 1023, par exemple PORT=8000."
    return f"Impossible d'écouter à l'adresse {host}:{port} ({fault.strerror})."
