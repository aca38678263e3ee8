"""What answers must say and must not say on other days and in other places than the service's own.

Each key is a subject, an instant of Paris and a place (INSEE code of a department or a commune, None: the métropole).
"""

import pytest
from facts import Facts, missing, reply_of, said_wrongly, shown_cards, what_is_read
from facts_by_date import daily_life, homes_and_travel, outings

from content.library import Library
from content.vocabulary import Outcome

Key = tuple[str, str, str | None]
FACTS: dict[Key, Facts] = {**outings.FACTS, **daily_life.FACTS, **homes_and_travel.FACTS}
UNKNOWN: tuple[Key, ...] = (*outings.UNKNOWN, *daily_life.UNKNOWN, *homes_and_travel.UNKNOWN)


@pytest.mark.parametrize("key", FACTS)
def test_an_answer_says_the_rules_of_its_day_and_place(key: Key, library: Library) -> None:
    slug, at, code = key
    facts, read = FACTS[key], what_is_read(slug, library, at, code)
    assert missing(facts, read) == []
    assert said_wrongly(facts, read) == []
    assert set(facts.cards) <= shown_cards(slug, library, at, code)


@pytest.mark.parametrize("key", UNKNOWN)
def test_where_the_sources_say_nothing_an_officer_answers(key: Key, library: Library) -> None:
    slug, at, code = key
    assert reply_of(slug, library, at, code).outcome is Outcome.HANDOFF
