"""Hours exceptions and switches: from the supervisors' page to the open pages of citizens."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest
import pytest_asyncio
from asgiref.sync import sync_to_async
from conftest import VirtualClock
from django.test import Client
from fake_bot import TOKEN, FakeBot
from running import served
from talkers import Citizen

from content.clock import PARIS, Clocks, paris_now
from content.french_hours import spoken_day
from content.handoff_notice import handoff_notice
from content.hours import CLOSED, BusinessHours, HoursException, Interval, Schedule
from content.typography import typeset
from handoff.accounts.models import AuditEntry, Officer, Role
from handoff.gateway import Gateway, build_gateway
from handoff.limits import RateLimits
from handoff.opening import changes, opening
from handoff.opening.kept import load
from handoff.opening.models import ExceptionalDays, Switches
from handoff.opening.opening import Kept, Opening
from handoff.triage.client import BotClient

HOURS = BusinessHours((Schedule.daily(Interval(time(8), time(20))),))
ROBOT_ONLY = "Nos locaux sont évacués : seul le robot répond."


# --- What is told of the officers, without a database -----------------------------------------------------------------


def test_robot_only_closes_at_once_and_nobody_knows_until_when(clock: VirtualClock) -> None:
    opened = Opening(HOURS, clock)
    assert opened.officers()["open"]
    opened.take(Kept(1, robot_only=ROBOT_ONLY))
    assert not opened.is_open(clock())
    assert opened.next_opening(clock()) is None
    assert opened.closes_at(clock()) is None
    assert handoff_notice(opened, clock()) == (
        f"{ROBOT_ONLY} Inutile d'attendre ici : le robot répond à vos questions et vous oriente. "
        "En cas de danger : 17 ou 112, ou un SMS au 114."
    )


def test_a_demo_ignores_exceptions_and_obeys_robot_only(clock: VirtualClock) -> None:
    today = HoursException(clock().date(), clock().date(), CLOSED, "travaux")
    demo = Opening(replace(HOURS, always_open=True), clock, demo=True)
    demo.take(Kept(1, (today,)))
    assert demo.officers()["open"]
    demo.take(Kept(2, (today,), robot_only=ROBOT_ONLY))
    assert not demo.officers()["open"]


def test_in_the_last_minute_officers_still_answer_and_the_page_says_until_when(clock: VirtualClock) -> None:
    clock.instant = datetime(2020, 11, 14, 19, 59, tzinfo=PARIS)
    opened = Opening(HOURS, clock)
    assert opened.officers()["sentence"] == typeset("Un policier peut vous répondre en ce moment, jusqu'à 20 h.")
    clock.advance(minutes=1)
    assert not opened.officers()["open"]
    assert typeset("Ils reviennent demain à 8 h.") in opened.officers()["sentence"]


@pytest.mark.parametrize(("night", "away"), [((2020, 10, 24), 13), ((2021, 3, 27), 11), ((2021, 3, 29), 12)])
async def test_on_a_daylight_saving_night_pages_hear_of_the_opening_at_eight_on_the_wall(
    clock: VirtualClock, night: tuple[int, int, int], away: int
) -> None:
    clock.instant = datetime(*night, 20, 0, tzinfo=PARIS).astimezone(timezone.utc)
    opened = Opening(HOURS, clock)
    await opened.refresh()
    clock.instant += timedelta(hours=away, seconds=-1)
    await opened.refresh()
    change = opened.changed()
    clock.instant += timedelta(seconds=1)
    await opened.refresh()
    assert change.is_set()
    assert opened.officers()["open"]


async def test_a_database_that_fails_leaves_the_hours_known_last_and_is_logged_once(
    clock: VirtualClock, caplog: pytest.LogCaptureFixture
) -> None:
    answers: list[Kept | Exception] = [Kept(1, robot_only=ROBOT_ONLY), OSError("x"), OSError("x"), Kept(2)]

    async def answer(_: int) -> Kept:
        match answers.pop(0):
            case Kept() as kept:
                return kept
            case fault:
                raise fault

    opened = Opening(HOURS, clock, answer)
    for _ in range(3):
        await opened.refresh()
        assert not opened.is_open(clock())
    assert [record.getMessage() for record in caplog.records] == ["hours not read: OSError"]
    await opened.refresh()
    assert opened.is_open(clock())


async def test_nothing_is_told_twice_and_nothing_that_did_not_change(clock: VirtualClock) -> None:
    opened = Opening(HOURS, clock)
    await opened.refresh()
    change = opened.changed()
    await opened.refresh()
    assert not change.is_set()


# --- From the supervisors' page to open pages -------------------------------------------------------------------------


@pytest_asyncio.fixture
async def live(bot: FakeBot, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gateway]:
    """A gateway that follows the database, at noon today."""
    monkeypatch.setattr(opening, "EVERY", 0.02)
    clock.instant = paris_now().replace(hour=12, minute=0)
    client = BotClient(bot.url, TOKEN, deadline=0.5)
    made = build_gateway(client, Clocks(now=clock, rules_now=clock), demo=False, capacity=3, load_opening=load)
    yield replace(made, limits=RateLimits(burst=10_000))
    await client.aclose()


@pytest.fixture
def supervisor(db: None) -> Client:
    return _signed_in(Role.SUPERVISOR)


def _signed_in(role: Role) -> Client:
    officer = Officer.objects.create(name=f"essai-{role.value}", role=role)
    client = Client()
    client.force_login(officer)
    return client


async def _post(role: Role, path: str, **fields: str) -> int:
    def post() -> int:
        return _signed_in(role).post(path, fields).status_code

    return await sync_to_async(post)()


def _today(days: int = 0) -> str:
    return (paris_now().date() + timedelta(days=days)).isoformat()


@pytest.mark.django_db(transaction=True)
async def test_an_exception_added_by_a_supervisor_is_on_the_open_page_at_once(live: Gateway) -> None:
    async with served(live) as where, Citizen(where) as citizen:
        assert (await citizen.open())["officers"]["open"]
        assert (
            await _post(
                Role.SUPERVISOR, "/policier/ouverture/exception", first=_today(), kind="closed", reason="travaux"
            )
            == 302
        )
        told = await citizen.until("officers", open=False)
        assert told["sentence"].startswith(typeset("Fermeture exceptionnelle aujourd'hui : travaux. "))
        assert typeset("reviennent demain à 8 h") in told["sentence"]
        await citizen.write("je veux parler à un policier")
        notice = await citizen.until("event", author="system")
    assert notice["state"] is None
    assert (await live.store.queue()).waiting == ()


@pytest.mark.django_db(transaction=True)
async def test_under_robot_only_a_handoff_is_answered_without_queue_until_officers_are_back(live: Gateway) -> None:
    async with served(live) as where, Citizen(where) as citizen:
        await citizen.open()
        path = "/policier/ouverture/robot-seul"
        assert await _post(Role.SUPERVISOR, path, robot_only=ROBOT_ONLY) == 302
        assert (await citizen.until("officers", open=False))["sentence"] == typeset(ROBOT_ONLY)
        await citizen.write("je veux parler à un policier")
        notice = await citizen.until("event", author="system")
        assert typeset(ROBOT_ONLY) in notice["texts"][0]
        assert (notice["state"], (await live.store.queue()).waiting) == (None, ())
        await sync_to_async(changes.set_robot_only)(await Officer.objects.aget(), "")
        await citizen.until("officers", open=True)
        await citizen.queue_up()


@pytest.mark.django_db(transaction=True)
async def test_a_message_is_on_open_pages_and_on_those_that_open_later(live: Gateway) -> None:
    async with served(live) as where, Citizen(where) as citizen, Citizen(where) as later:
        await citizen.open()
        assert await _post(Role.SUPERVISOR, "/policier/ouverture/message", notice="Réponses\n lentes  ce soir.") == 302
        assert (await citizen.until("officers"))["notice"] == "Réponses lentes ce soir."
        assert (await later.open())["officers"]["notice"] == "Réponses lentes ce soir."


@pytest.mark.django_db(transaction=True)
async def test_what_was_changed_before_a_restart_holds_from_the_first_page_on(live: Gateway) -> None:
    await Switches.objects.acreate(pk=Switches.THE_ROW, robot_only=ROBOT_ONLY, revision=7)
    async with served(live) as where, Citizen(where) as citizen:
        assert not (await citizen.open())["officers"]["open"]


async def test_an_open_page_is_told_of_the_closing_at_its_instant(
    gateway: Gateway, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "EVERY", 0.02)
    clock.instant = datetime(2020, 11, 14, 19, 59, tzinfo=PARIS)
    async with served(gateway) as where, Citizen(where) as citizen:
        assert (await citizen.open())["officers"]["open"]
        await citizen.silence(0.1)
        clock.advance(minutes=1)
        await citizen.until("officers", open=False)


# --- The page ---------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "/exception", "/exception/1/supprimer", "/robot-seul", "/message"])
@pytest.mark.parametrize("role", [Role.OFFICER, Role.CONTENT])
def test_who_is_no_supervisor_is_refused_with_a_sentence(role: Role, path: str) -> None:
    client = _signed_in(role)
    ask = client.post if path else client.get
    refused = ask(f"/policier/ouverture{path}", {"notice": "x", "robot_only": "x"})
    assert refused.status_code == 403
    assert "réservée aux superviseurs" in refused.content.decode()
    assert Switches.current().revision == 0


@pytest.mark.django_db
def test_who_is_not_logged_in_is_led_to_the_login(client: Client) -> None:
    assert client.get("/policier/ouverture")["Location"].startswith("/policier/connexion")


def test_an_exception_is_listed_in_words_and_can_be_removed_twice(supervisor: Client) -> None:
    day = paris_now().date() + timedelta(days=3)
    fields = {"first": day.isoformat(), "kind": "hours", "opens": "08:00", "closes": "12:00", "reason": "formation"}
    supervisor.post("/policier/ouverture/exception", {**fields, "opens_again": "14:00", "closes_again": "00:00"})
    days = ExceptionalDays.objects.get()
    words = f"{spoken_day(day)}, de 8 h à 12 h et de 14 h à minuit"
    assert changes.in_words(days) == words
    page = supervisor.get("/policier/ouverture").content.decode()
    assert typeset(words).capitalize() in page or typeset(words[0].upper() + words[1:]) in page
    for _ in range(2):
        assert supervisor.post(f"/policier/ouverture/exception/{days.pk}/supprimer").status_code == 302
    assert not ExceptionalDays.objects.exists()
    said = [(entry.name, entry.action, entry.detail) for entry in AuditEntry.objects.order_by("pk")]
    told = [each for each in said if each[1] == "hours_changed"]
    assert told == [
        ("essai-supervisor", "hours_changed", f"Ajout : {words} (formation)"),
        ("essai-supervisor", "hours_changed", f"Suppression : {words} (formation)"),
    ]


GOOD = {"first": _today(1), "last": "", "kind": "closed", "reason": "travaux"}
TIMES = {"kind": "hours", "opens": "09:00", "closes": "12:00"}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"first": ""}, "Choisissez un jour."),
        ({"first": "demain"}, "Ce jour n'existe pas."),
        ({"first": _today(-1)}, "Ce jour est passé."),
        ({"first": _today(400)}, "vérifiez l'année"),
        ({"first": _today(3), "last": _today(2)}, "Le dernier jour vient avant le premier."),
        ({"last": _today(93)}, "Au plus 92 jours de suite."),
        ({"first": _today(9), "last": _today(10)}, "Un de ces jours est déjà dans la liste."),
        ({"reason": " \n "}, "Dites pourquoi"),
        ({"reason": "x" * 121}, "Au plus 120 caractères."),
        ({"kind": ""}, "Choisissez."),
        ({"kind": "hours"}, "Indiquez l'ouverture et la fermeture."),
        ({**TIMES, "closes": ""}, "Indiquez l'ouverture et la fermeture."),
        ({**TIMES, "closes": "08:00"}, "La fermeture doit venir après l'ouverture."),
        ({**TIMES, "opens": "9h"}, "Cette heure n'existe pas."),
        ({**TIMES, "opens_again": "14:00"}, "ou laissez les deux vides"),
        ({**TIMES, "opens_again": "11:00", "closes_again": "14:00"}, "après la première fermeture"),
        ({**TIMES, "opens_again": "14:00", "closes_again": "13:00"}, "La fermeture doit venir après l'ouverture."),
    ],
)
def test_an_exception_that_makes_no_sense_is_refused_at_its_field(
    supervisor: Client, changed: dict[str, str], sentence: str
) -> None:
    day = paris_now().date() + timedelta(days=10)
    ExceptionalDays.objects.create(first=day, last=day, reason="déjà là")
    refused = supervisor.post("/policier/ouverture/exception", {**GOOD, **changed})
    page = refused.content.decode().replace("&#x27;", "'")
    assert typeset(sentence) in page
    assert "Rien n’a été changé" in page
    assert ExceptionalDays.objects.count() == 1
    assert Switches.current().revision == 0


def test_two_supervisors_cannot_add_the_same_day(supervisor: Client) -> None:
    officer, day = Officer.objects.get(), date(2020, 12, 25)
    changes.add_exception(officer, HoursException(day, day, CLOSED, "Noël"))
    with pytest.raises(changes.Overlaps):
        changes.add_exception(officer, HoursException(day, day, CLOSED, "Noël"))
    assert Switches.current().revision == 1


@pytest.mark.parametrize(
    ("path", "field", "missing"),
    [("robot-seul", "robot_only", "Écrivez la phrase"), ("message", "notice", "Écrivez le message")],
)
def test_a_switch_needs_a_sentence_that_is_short_and_is_shown_as_plain_text(
    supervisor: Client, path: str, field: str, missing: str
) -> None:
    address = f"/policier/ouverture/{path}"
    assert missing in supervisor.post(address, {field: "  "}).content.decode()
    assert typeset("Au plus 200 caractères.") in supervisor.post(address, {field: "x" * 201}).content.decode()
    assert supervisor.post(address, {field: "<b>Essai</b>"}).status_code == 302
    assert "&lt;b&gt;Essai&lt;/b&gt;" in supervisor.get("/policier/ouverture").content.decode()
    assert supervisor.post(address, {"stop": "1"}).status_code == 302
    switches = Switches.current()
    assert (getattr(switches, field), switches.revision) == ("", 2)
    assert AuditEntry.objects.filter(action="switch_changed").count() == 2
