"""A small model, trained once, and the bot that answers from it."""

import warnings
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

with warnings.catch_warnings():
    # Rasa 3.6.21 is frozen: what it and its old libraries call will be deprecated for ever. Imported here, once.
    warnings.simplefilter("ignore")
    import bot.in_process
    import bot.serve  # noqa: F401

from content.library import load_library
from tests.bot.running import Servers, run_servers
from tests.bot.small_project import SmallProject, copy_project, train
from tests.bot.talk import Bot, Talk

HERE = Path(__file__).parent
# The same at run time; and Rasa tells of a change of version 3.0 whenever it reads a slot.
UNHEEDED = ("::DeprecationWarning", "::PendingDeprecationWarning", ":Slot auto-fill:UserWarning")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            for unheeded in UNHEEDED:
                item.add_marker(pytest.mark.filterwarnings(f"ignore{unheeded}"))


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """The small project with its model. For reading: a test that changes files takes `untrained`."""
    project = copy_project(tmp_path_factory.mktemp("small") / "project")
    train(project)
    return project


@pytest.fixture
def untrained(tmp_path: Path) -> SmallProject:
    """A fresh copy of the small project, without a model."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def small_bot(small: SmallProject) -> Iterator[Bot]:
    bot = Bot(small.model, load_library(small.folder / "data"))
    yield bot
    bot.close()


@pytest.fixture
def talk(small_bot: Bot) -> Talk:
    """A new conversation with the small bot."""
    return small_bot.conversation()


@pytest.fixture(scope="session")
def servers(small: SmallProject, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """`python -m actions.server` and `python -m bot.serve`, told to be as talkative as they can."""
    with run_servers(small, tmp_path_factory.mktemp("logs")) as running:
        yield running


@pytest.fixture(scope="session")
def unsure(small: SmallProject, small_bot: Bot) -> str:
    """A message between two subjects, for this small model: the questions of two pages in one breath."""
    pages = ("ask_animaux", "ask_masque", "ask_sport_promenade", "ask_amende_montant", "reach_perceval", "reach_pharos")
    for one, other in combinations(pages, 2):
        for number in range(4):
            text = f"{small.question(one, number)} {small.question(other, number + 1)}".replace("?", "")
            parsed = small_bot.parse(text)
            if parsed["intent"]["name"] == "clarify_topic" and len(parsed["choices"]) > 1:
                return text
    raise AssertionError("the small model is sure of all of them")
