"""The trained bot, loaded once, and citizens who talk to it."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.model_files import latest_model
from content.library import load_library
from tests.journeys.citizen import Bot, Citizen

HERE = Path(__file__).parent
# Rasa 3.6.21 is frozen: what it and its old libraries call will be deprecated for ever.
UNHEEDED = ("::DeprecationWarning", "::PendingDeprecationWarning", ":Slot auto-fill:UserWarning")

# Two subjects at once, or hardly one: the first of them that the bot is not sure of serves the journeys.
VAGUE = (
    "ma carte et internet, un souci",
    "amende, contrôle, attestation",
    "attestation pour les enfants et le sport",
    "voisins et rassemblement à la maison",
    "plainte ou signalement, je ne sais pas",
    "voiture, travail et confinement",
    "chez mes parents avec les enfants ce week-end",
    "une photo de moi sur les réseaux",
    "mes papiers et mon téléphone ont disparu",
    "message bizarre de la banque",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            for unheeded in UNHEEDED:
                item.add_marker(pytest.mark.filterwarnings(f"ignore{unheeded}"))


@pytest.fixture(scope="session")
def trained_bot() -> Iterator[Bot]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bot.ask import Asker
        from bot.in_process import load_bot

        bot = Bot(asker=None, library=load_library())
        bot.asker = Asker(bot.run(load_bot(latest_model())), bot.library)
    yield bot
    bot.loop.close()


@pytest.fixture
def citizen(trained_bot: Bot) -> Citizen:
    """Somebody whose conversation begins now."""
    return trained_bot.citizen()


@pytest.fixture(scope="session")
def vague(trained_bot: Bot) -> str:
    """A message between two or three subjects, for this model."""
    for text in VAGUE:
        heard = trained_bot.citizen().says(text)
        if heard.outcome == "clarify" and 2 <= len(heard.choices) <= 3:
            return text
    raise AssertionError("the bot is sure, or lost, for each of them: find other words")
