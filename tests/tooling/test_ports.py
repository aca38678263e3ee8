"""A taken port gives one sentence; drawn ports are free and different."""

import socket

import pytest

from tools import ports


def test_a_free_port_is_not_refused() -> None:
    assert ports.refusal("127.0.0.1", ports.draw(1)[0]) is None


@pytest.mark.parametrize("listening", ["127.0.0.1", "0.0.0.0"])
def test_a_taken_port_gives_one_sentence_that_names_another(listening: str) -> None:
    with socket.socket() as other:
        other.bind((listening, 0))
        other.listen()
        port = other.getsockname()[1]
        sentence = ports.refusal("127.0.0.1", port)
    assert sentence == f"Le port {port} est déjà pris : choisissez-en un autre, par exemple PORT={port % 65535 + 1}."


@pytest.mark.parametrize("port", [-1, 0, 65_536])
def test_what_is_no_port_is_refused(port: int) -> None:
    assert "de 1 à 65535" in (ports.refusal("127.0.0.1", port) or "")


def test_an_address_of_another_machine_is_refused() -> None:
    assert "Impossible d'écouter" in (ports.refusal("192.0.2.1", 8000) or "")


def test_drawn_ports_differ() -> None:
    assert len(set(ports.draw(50))) == 50
