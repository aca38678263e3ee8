"""What the console's socket does beyond the exchange: suggestions, cards, rescue, the end, missing questions."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from fake_bot import FakeBot, Raw, reading_of
from running import Process
from talkers import Citizen, Officer

from handoff.sentences import SENTENCES

pytestmark = pytest.mark.slow


@asynccontextmanager
async def talking(whole: Process, name: str) -> AsyncIterator[tuple[Citizen, Officer, str]]:
    """A citizen whom an officer answers; yield both and the name of their conversation."""
    async with Citizen(whole.address) as citizen, Officer(whole.address) as officer:
        await officer.log_in(*whole.officer(name))
        before = {entry["conversation"] for entry in (await officer.open())["queue"]}
        await officer.send("status", status="away")
        await officer.until("team", status="away")
        await citizen.open()
        await citizen.answer("je peux sortir mon chien ?")
        await citizen.queue_up()
        # The tests of this process share one queue: others may have left it, or still wait in it.
        new: set[str] = set()
        while not new:
            new = {entry["conversation"] for entry in (await officer.until("queue"))["entries"]} - before
        conversation = new.pop()
        await officer.accept(conversation)
        yield citizen, officer, conversation
        # What is left open would go back to the queue that all these tests share.
        await citizen.send("leave")
        while not any(message.get("state") == "closed" for message in officer.received):
            await officer.next()


async def refused(officer: Officer, kind: str, **fields: object) -> tuple[str, str]:
    await officer.send(kind, **fields)
    error = await officer.until("error")
    return error["code"], error["sentence"].replace("\u202f", " ").replace("’", "'").replace("\u00a0", " ")


async def test_the_officer_alone_sees_what_the_robot_would_answer(whole: Process, session_bot: FakeBot) -> None:
    async with talking(whole, "sug-one") as (citizen, officer, name):
        turns = len(session_bot.turns)
        await officer.send("suggest", conversation=name)
        found = (await officer.until("suggestions"))["texts"]
        assert [text["about"] for text in found] == ["animaux"]
        assert found[0]["notice"].startswith("Règles au")
        assert found[0]["cards"][0]["key"] == "attestation-generateur"
        session_bot.reading = lambda _: Raw(b"nonsense")
        await officer.send("suggest", conversation=name)
        assert (await officer.until("suggestions"))["texts"] == []
        session_bot.reading = lambda _: reading_of("ask_animaux")
        # A reading is no turn, and the citizen's page hears of nothing.
        assert len(session_bot.turns) == turns
        assert found[0]["text"] not in str(citizen.received[-1])
        await citizen.until("event", state="assigned")
        await citizen.silence()


async def test_an_officer_sends_a_suggestion_with_its_cards_and_its_day(whole: Process) -> None:
    async with talking(whole, "sug-two") as (citizen, officer, name):
        fields = {"conversation": name, "client_message_id": "first-of-all"}
        await officer.send("message", **fields, text="Voici.", cards=["perceval"], about="perceval")
        got = await citizen.until("event", author="officer")
        assert [card["key"] for card in got["cards"]] == ["perceval"]
        assert got["notice"].startswith("Règles au")
        error = await refused(officer, "message", **fields, text="Voici.", cards=["no-such-card"])
        assert error == ("bad_message", SENTENCES["bad_message"])


async def test_place_and_number_are_asked_in_one_step_and_passed_on_before_the_citizens_eyes(whole: Process) -> None:
    async with talking(whole, "rescue-one") as (citizen, officer, name):
        await officer.send("rescue_ask", conversation=name)
        asked = await citizen.until("event", form="rescue")
        assert asked["author"] == "system"
        await citizen.send("form", client_message_id="where-i-am", form="rescue", place=" ", phone="")
        assert (await citizen.until("error"))["code"] == "empty"
        await citizen.send("form", client_message_id="where-i-am", form="rescue", place="3 rue Haute", phone="")
        answer = await officer.until("event", form="rescue", author="citizen")
        assert answer["texts"] == ["3 rue Haute", "Aucun numéro donné"]
        await officer.send("rescue_transmit", conversation=name)
        await officer.until("transmitted", conversation=name)
        while "transmet ces informations" not in str((await citizen.until("event", author="system"))["texts"]):
            pass
    # What is kept of it is a number.
    for _ in range(200):
        if _transmitted(whole) == 1:
            break
        await asyncio.sleep(0.1)
    assert _transmitted(whole) == 1
    assert b"rue Haute" not in _everything(whole)


def _transmitted(whole: Process) -> int:
    with closing(sqlite3.connect(whole.database)) as database:
        (total,) = database.execute("SELECT sum(number) FROM stats_count WHERE kind = 'rescue'").fetchone()
    return total or 0


async def test_fields_that_nobody_waits_for_are_refused(whole: Process) -> None:
    async with Citizen(whole.address) as citizen:
        await citizen.open()
        await citizen.send("form", client_message_id="where-i-am", form="rescue", place="3 rue Haute", phone="")
        assert (await citizen.until("error"))["code"] == "form_over"


async def test_a_wrap_up_tells_its_end_and_closes_with_a_code(whole: Process) -> None:
    async with talking(whole, "wrap-one") as (citizen, officer, name):
        await officer.send("wrap_up", conversation=name)
        assert (await officer.until("deadline"))["conversation"] == name
        assert (await refused(officer, "close", conversation=name, code="no-such"))[0] == "bad_message"
        assert (await refused(officer, "rescue_ask", conversation=name))[0] == "not_yours"
        await officer.send("close", conversation=name, code="answered")
        await citizen.until("event", state="closed")


async def test_a_missing_question_is_kept_alone_or_refused_with_a_sentence(whole: Process) -> None:
    async with talking(whole, "miss-one") as (citizen, officer, name):
        await citizen.write("mon cochon Anatole peut il sortir la nuit dans le jardin de mon voisin")
        await officer.until("event", author="citizen")

        async def no(text: str) -> tuple[str, str]:
            return await refused(officer, "missing_question", conversation=name, text=text)

        assert (await no("Qui appeler, 06 12 34 56 78 ?"))[0] == "personal_data"
        code, sentence = await no("Mon cochon Anatole peut-il sortir la nuit dans le jardin ?")
        assert (code, "termes généraux" in sentence) == ("copied_text", True)
        assert (await no("?"))[0] == "empty"
        await officer.send("missing_question", conversation=name, text="Quelles règles pour un animal de ferme ?")
        await officer.until("noted", conversation=name)
    with closing(sqlite3.connect(whole.database)) as database:
        rows = database.execute("SELECT subject, text, done FROM console_missingquestion").fetchall()
    assert rows == [("animaux", "Quelles règles pour un animal de ferme ?", 0)]
    assert b"anatole" not in _everything(whole).lower()


def _everything(whole: Process) -> bytes:
    return b"".join(file.read_bytes() for file in Path(whole.database).parent.iterdir() if file.is_file())


async def test_a_colleagues_conversation_gives_nothing_away(whole: Process) -> None:
    async with talking(whole, "other-one") as (_, _, name), Officer(whole.address) as other:
        await other.log_in(*whole.officer("other-two"))
        await other.open()
        await other.send("status", status="away")
        for kind, fields in (
            ("suggest", {}),
            ("rescue_ask", {}),
            ("rescue_transmit", {}),
            ("missing_question", {"text": "Quelles règles pour un animal ?"}),
        ):
            error = await refused(other, kind, conversation=name, **fields)
            assert error == ("not_yours", SENTENCES["not_yours"])


async def test_notes_drafts_and_suggestions_are_nowhere_afterwards(whole: Process, session_bot: FakeBot) -> None:
    async with talking(whole, "nowhere") as (citizen, officer, name):
        session_bot.reading = lambda _: Raw(b'{"intent_ranking": "canary-reading"}')
        await officer.send("suggest", conversation=name)
        await officer.until("suggestions")
        session_bot.reading = lambda _: reading_of("ask_animaux")
        await refused(officer, "missing_question", conversation=name, text="canary-question 06 12 34 56 78")
        await officer.send("rescue_ask", conversation=name)
        await citizen.send("form", client_message_id="where-i-am", form="rescue", place="canary-place", phone="canary")
        await officer.until("event", form="rescue", author="citizen")
        await officer.send("transfer", conversation=name, **{"class": "normal"}, note="canary-note")
        await officer.until("event", state="queued")
        await officer.accept(name)
        await asyncio.sleep(0.2)
    assert b"canary" not in _everything(whole)
