"""The page of this moment and the page of figures: who may see them, and what they say."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
import time_machine
from asgiref.sync import async_to_sync
from conftest import VirtualClock
from crowds import officer_on_duty
from django.test import Client
from people import account, quickly, said, signed_in
from pytest_django import Settings

from content.clock import PARIS, Clocks
from content.library import load_library
from handoff.accounts.models import AuditEntry, Role
from handoff.conversations.what_if import Counts as Day
from handoff.gateway import Gateway, build_gateway
from handoff.stats import kept, statistics, views
from handoff.stats.figures import Share, Totals, mask, subject_rows, worst
from handoff.stats.forecast import FRESH_FOR, Forecast
from handoff.stats.names import Key
from handoff.stats.period import Period
from handoff.stats.quarters import quarter_of
from handoff.stats.today import day_of
from handoff.triage.client import BotClient

pytestmark = pytest.mark.django_db
PAGES = ["/policier/supervision", "/policier/supervision/etat", "/policier/statistiques"]
FILES = ["/policier/statistiques/quarts.csv", "/policier/statistiques/sujets.csv"]
ANSWER, NO = Key("outcome", "answer", "animaux"), Key("helped", "no", "animaux")


@pytest.fixture(autouse=True)
def quick(settings: Settings) -> None:
    quickly(settings)


@pytest.fixture
def gateway(clock: VirtualClock, monkeypatch: pytest.MonkeyPatch) -> Gateway:
    """A gateway at noon that the pages look at."""
    made = build_gateway(BotClient("http://127.0.0.1:9", ""), Clocks(clock, clock), demo=False, capacity=3)
    monkeypatch.setattr(views, "gateway", lambda: made)
    monkeypatch.setattr(views, "FORECAST", Forecast())
    return made


@pytest.fixture
def noon() -> Iterator[None]:
    with time_machine.travel(datetime(2020, 11, 14, 12, 0, tzinfo=PARIS), tick=False):
        yield


def keep(numbers: dict[Key, int], at: datetime | None = None) -> None:
    quarter = quarter_of(at or datetime(2020, 11, 14, 11, 0, tzinfo=PARIS))
    kept.add({(quarter, key): number for key, number in numbers.items()})


# --- Who ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES + FILES)
def test_an_officer_is_refused_with_a_sentence_and_a_stranger_goes_to_the_login(path: str, gateway: Gateway) -> None:
    refused = signed_in(account("camille")).get(path)
    assert refused.status_code == 403
    assert "Elle est réservée aux superviseurs" in said(refused)
    assert Client().get(path).headers["Location"].startswith("/policier/connexion?next=")


@pytest.mark.parametrize("path", PAGES[:2])
def test_content_staff_do_not_see_the_officers_at_work(path: str, gateway: Gateway) -> None:
    assert signed_in(account("alex", Role.CONTENT)).get(path).status_code == 403


@pytest.mark.parametrize("path", [PAGES[2], *FILES])
def test_content_staff_and_supervisors_see_the_figures(path: str) -> None:
    for role in (Role.CONTENT, Role.SUPERVISOR):
        assert signed_in(account(role, role)).get(path).status_code == 200


# --- This moment ----------------------------------------------------------------------------------------------------


def state(supervisor: Client) -> dict[str, Any]:
    answer: dict[str, Any] = supervisor.get("/policier/supervision/etat").json()
    return answer


def test_the_page_of_this_moment_follows_the_queue_and_the_team(gateway: Gateway, clock: VirtualClock) -> None:
    supervisor = signed_in(account("sasha", Role.SUPERVISOR))
    assert state(supervisor)["waiting"] == "0"
    async_to_sync(officer_on_duty)(gateway)
    async_to_sync(_somebody_waits)(gateway)
    clock.advance(minutes=7)
    now = state(supervisor)
    assert (now["waiting"], now["longest"], now["arrivals"]) == ("1", "7\u00a0min", "1")
    assert [each["number"] for each in now["classes"]] == ["0", "0", "1"]
    assert [officer["name"] for officer in now["officers"]] == ["demo"]
    assert now["states"] == "1 disponible"
    async_to_sync(gateway.transitions.accept)("somebody", 1, 1)
    then = state(supervisor)
    assert (then["waiting"], then["answered"], then["within_a_minute"]) == ("0", "1", "0\u00a0%")
    assert then["officers"] == [{"name": "demo", "status": "Complet", "load": "1", "capacity": "1"}]


async def _somebody_waits(gateway: Gateway) -> None:
    from content.vocabulary import HandoffReason
    from handoff.conversations.record import Handoff

    await gateway.store.open("somebody")
    await gateway.transitions.hand_off("somebody", Handoff(HandoffReason.FALLBACK), [], "Un instant.")


def test_what_is_written_and_what_is_not_yet_are_added(gateway: Gateway) -> None:
    keep({Key("wait", "15"): 3, Key("wait", "300"): 1, Key("given_up", "600"): 1, Key("ended", "robot"): 4})
    gateway.tally.transmitted_to_rescue()
    gateway.tally.saw_officers(1)
    now = state(signed_in(account("sasha", Role.SUPERVISOR)))
    assert (now["answered"], now["within_a_minute"], now["abandonment"]) == ("4", "60\u00a0%", "20\u00a0%")
    assert (now["containment"], now["rescue"]) == ("100\u00a0%", "1")


def test_yesterday_is_not_today(gateway: Gateway) -> None:
    keep({Key("move", "hand_off"): 9}, datetime(2020, 11, 13, 23, 45, tzinfo=PARIS))
    keep({Key("move", "hand_off"): 1}, datetime(2020, 11, 14, 0, 0, tzinfo=PARIS))
    assert state(signed_in(account("sasha", Role.SUPERVISOR)))["arrivals"] == "1"


def test_the_page_without_script_says_the_same_and_leads_to_the_switches(gateway: Gateway) -> None:
    page = said(signed_in(account("sasha", Role.SUPERVISOR)).get("/policier/supervision"))
    assert "Aucun policier n'a ouvert sa console." in page
    assert "Un policier peut vous répondre en ce moment" in page
    assert 'href="/policier/ouverture"' in page
    assert "style=" not in page


def test_both_switches_are_pressed_on_the_page_of_this_moment_and_told_in_the_trail(gateway: Gateway) -> None:
    supervisor = signed_in(account("sasha", Role.SUPERVISOR))
    assert state(supervisor)["switches"] == {"robot_only": False, "notice": False}
    here = {"from": "supervision"}
    refused = said(supervisor.post("/policier/ouverture/robot-seul", {**here, "robot_only": " "}))
    assert "Écrivez la phrase que les citoyens liront." in refused
    on = {"robot_only": "Nos locaux sont évacués.", "notice": "Réponses lentes."}
    for path, pressed in (("robot-seul", on), ("message", on)):
        back = supervisor.post(f"/policier/ouverture/{path}", {**here, **pressed})
        assert back["Location"] == "/policier/supervision"
    now = state(supervisor)
    assert now["switches"] == {"robot_only": True, "notice": True}
    assert now["notice"] == "Message affiché\u00a0: Réponses lentes."
    for path in ("robot-seul", "message"):
        supervisor.post(f"/policier/ouverture/{path}", {**here, "stop": "1"})
    assert state(supervisor)["switches"] == {"robot_only": False, "notice": False}
    assert [entry.detail for entry in AuditEntry.objects.filter(action="switch_changed").order_by("pk")] == [
        "Robot seul : Nos locaux sont évacués.",
        "Message d'information : Réponses lentes.",
        "Robot seul : arrêté",
        "Message d'information : arrêté",
    ]


def test_the_what_if_comes_once_it_is_computed(gateway: Gateway) -> None:
    hour = datetime(2020, 11, 14, 11, 0, tzinfo=PARIS)
    for quarter in range(4):
        keep(
            {
                Key("move", "hand_off"): 20,
                Key("presence", "looks"): 10,
                Key("presence", "officers"): 20,
                Key("handling", "900"): 15,
                Key("wait", "300"): 12,
                Key("given_up", "600"): 3,
                Key("ended", "robot"): 30,
                Key("ended", "officer"): 20,
            },
            hour + timedelta(minutes=15 * quarter),
        )
    supervisor = signed_in(account("sasha", Role.SUPERVISOR))
    assert state(supervisor)["computing"]
    rows = _eventually(supervisor)
    assert [row["label"] for row in rows] == [
        "Comme aujourd’hui",
        "Un policier de plus",
        "Un policier de moins",
        "4 conversations à la fois, au lieu de 3",
        "Fermeture à 22\u00a0h, au lieu de 20\u00a0h",
        "10 points de plus pour le robot seul",
    ]
    assert all(" à " in row["wait"] and "\u00a0%" in row["soon"] for row in rows)


def _eventually(supervisor: Client) -> list[dict[str, str]]:
    for _ in range(600):
        if rows := state(supervisor)["what_if"]:
            return list(rows)
        time.sleep(0.05)
    raise AssertionError("never computed")


def test_the_what_if_reads_the_day_from_the_counts(clock: VirtualClock) -> None:
    first, second = (quarter_of(datetime(2020, 11, 14, 11, minute, tzinfo=PARIS)) for minute in (30, 45))
    counts = {
        (first, Key("move", "hand_off")): 6,
        (first, Key("presence", "looks")): 4,
        (first, Key("presence", "officers")): 10,
        (second, Key("handling", "60")): 3,
        (second, Key("given_up", "60")): 1,
        (second, Key("ended", "robot")): 3,
        (second, Key("ended", "officer")): 1,
    }
    day = day_of(counts, clock(), capacity=3)
    assert day is not None
    assert (day.arrivals, day.officers) == ([6, 0], [2.5, 2.5])
    assert (day.lengths, day.containment) == ([(0.5, 3)], 0.75)
    assert 30 < day.patience < 31
    assert day_of({}, clock(), capacity=3) is None


def test_a_fault_of_the_what_if_leaves_the_page_standing(clock: VirtualClock) -> None:
    def broken(day: Day, *, closes_later: float) -> Any:
        raise ZeroDivisionError

    day = Day([1], [1], 3, [(1, 1)], 10, 0.5)
    forecast = Forecast(broken)
    assert forecast.ask(lambda: day, clock(), 0) is None
    while forecast.is_running:
        time.sleep(0.01)
    clock.advance(seconds=FRESH_FOR.total_seconds() + 1)
    assert forecast.ask(lambda: None, clock(), 0) is None


# --- Figures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0"), (1, "moins de 5"), (4, "moins de 5"), (5, "5"), (7, "5"), (8, "10"), (1_234, "1235")],
)
def test_small_counts_are_masked_and_the_others_rounded(number: int, shown: str) -> None:
    assert mask(number) == shown


@pytest.mark.parametrize(("part", "whole", "shown"), [(0, 0, "–"), (1, 4, "–"), (1, 5, "20 %"), (57, 100, "55 %")])
def test_a_share_of_matters_is_told_to_five_points_and_of_few_not_at_all(part: int, whole: int, shown: str) -> None:
    assert Share(part, whole).coarse == shown


def test_what_is_masked_cannot_be_found_by_subtraction() -> None:
    draw, slugs = Random(1), sorted(load_library().pages)
    masked = 0
    for _ in range(200):
        day = {slug: int(draw.expovariate(1 / 12)) for slug in draw.sample(slugs, 20)}
        totals = Totals({Key("helped", "no", slug): number for slug, number in day.items() if number})
        column = [row.masked[2] for row in subject_rows(totals)]
        (table,) = statistics.tables(totals, {})
        whole = _could_be(table.rows[0].shown)
        shown = [_could_be(cell) for cell in column if cell != "moins de 5"]
        hidden = len(column) - len(shown)
        # The least and the most that those masked can come to together, for who holds the page against itself.
        least = max(hidden, whole[0] - sum(high for _, high in shown))
        most = min(4 * hidden, whole[1] - sum(low for low, _ in shown))
        assert least < 4 * hidden, "each of them is four"
        assert most > hidden, "each of them is one"
        assert least < most
        masked += hidden
    assert masked > 500


def _could_be(shown: str) -> tuple[int, int]:
    """Return the least and the most that a number read on the page can stand for."""
    if shown == "0":
        return 0, 0
    number = int(shown.replace("\u202f", ""))
    return max(5, number - 2), number + 2


def test_a_share_of_nothing_is_no_number() -> None:
    assert str(Share(0, 0)) == "–"


def test_the_ten_worst_subjects_are_those_that_displeased_most_often() -> None:
    slugs = sorted(load_library().pages)[:13]
    counts = {Key("outcome", "answer", slug): 50 for slug in slugs}
    counts |= {Key("helped", "no", slug): place for place, slug in enumerate(slugs)}
    counts |= {Key("next", "officer", slugs[12]): 1, Key("next", "rephrased", slugs[5]): 9}
    found = worst(subject_rows(Totals(counts)))
    assert [row.subject for row in found][:3] == [slugs[5], slugs[12], slugs[11]]
    assert len(found) == 8  # those with fewer than five are left out
    assert found[0].unhappy == 14


def test_the_figures_mask_small_counts_by_subject_on_the_page_and_in_the_file(noon: None) -> None:
    keep({ANSWER: 23, NO: 3, Key("helped", "yes", "animaux"): 12, Key("move", "hand_off"): 2})
    staff = signed_in(account("alex", Role.CONTENT))
    page = said(staff.get("/policier/statistiques"))
    assert load_library().pages["animaux"].title.replace("’", "'") in page
    assert "moins de 5" in page
    file = staff.get("/policier/statistiques/sujets.csv").content.decode("utf-8-sig").splitlines()
    assert file[0] == "sujet;titre;reponses;oui;non;reformulees;policier_ensuite;choisies"
    assert file[1].startswith("animaux;")
    assert file[1].endswith(";25;10;moins de 5;0;0;0")
    assert '<td class="stats__number">25</td>' in page
    assert ">23<" not in page
    assert "<5" not in page
    assert "style=" not in page


def test_the_file_by_quarter_of_an_hour_names_no_subject_and_masks_few_of_a_matter(noon: None) -> None:
    keep({ANSWER: 22, Key("outcome", "answer", "sante"): 1, Key("handoff", "sensitive_topic"): 1, Key("wait", "60"): 1})
    file = signed_in(account("alex", Role.CONTENT)).get("/policier/statistiques/quarts.csv?du=2020-11-14&au=2020-11-14")
    assert file.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "quarts-2020-11-14-2020-11-14.csv" in file.headers["Content-Disposition"]
    assert file.content.decode("utf-8-sig").splitlines() == [
        "debut;genre;nom;nombre",
        "2020-11-14T11:00+01:00;handoff;sensitive_topic;moins de 5",
        "2020-11-14T11:00+01:00;outcome;answer;25",
        "2020-11-14T11:00+01:00;wait;60;1",
    ]


def test_a_day_begins_and_ends_at_midnight_in_paris(noon: None) -> None:
    for day, hour in ((13, 23), (14, 0), (14, 23), (15, 0)):
        keep(
            {Key("move", "hand_off"): 10 ** hour.bit_length()},
            datetime(2020, 11, day, hour, 45 if hour else 0, tzinfo=PARIS),
        )
    page = said(signed_in(account("alex", Role.CONTENT)).get("/policier/statistiques?du=2020-11-14&au=2020-11-14"))
    assert ">100001<" in page


def test_days_without_counts_say_so(noon: None) -> None:
    page = said(signed_in(account("alex", Role.CONTENT)).get("/policier/statistiques"))
    assert "Rien n'a été compté pendant ces jours." in page


TODAY = datetime(2020, 11, 14, tzinfo=PARIS).date()


@pytest.mark.parametrize(
    ("query", "first", "last", "refusal"),
    [
        ({}, "2020-11-08", "2020-11-14", ""),
        ({"du": "2020-11-01", "au": "2020-11-03"}, "2020-11-01", "2020-11-03", ""),
        ({"au": "2020-11-03"}, "2020-10-28", "2020-11-03", ""),
        ({"du": "2020-11-10"}, "2020-11-10", "2020-11-14", ""),
        ({"du": "hier"}, "2020-11-08", "2020-11-14", "Une des dates n’existe pas"),
        ({"du": "2020-11-03", "au": "2020-11-01"}, "2020-11-08", "2020-11-14", "La fin est avant le début"),
        ({"du": "2010-01-01", "au": "2020-11-14"}, "2019-10-12", "2020-11-14", "Pas plus de 400 jours"),
    ],
)
def test_a_period_that_cannot_be_shown_says_so(query: dict[str, str], first: str, last: str, refusal: str) -> None:
    period = Period.asked(query, TODAY)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert period.refusal.startswith(refusal)
    assert bool(period.refusal) == bool(refusal)
