"""« Cela répond-il ? » on the citizen's page, and the two pages of the counters, without barriers and live."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitors
from tests.browser.people import Citizen
from tests.browser.test_accessibility import check
from tests.handoff.running import manage

pytestmark = pytest.mark.slow

# Two days of a small service: enough for every chart and table, and for the what-if.
_COUNTED = """
from datetime import timedelta
from random import Random
from content.clock import paris_now
from content.library import load_library
from handoff.stats import kept
from handoff.stats.histograms import HANDLINGS, WAITS
from handoff.stats.names import Key
from handoff.stats.quarters import quarter_of
draw, counts, now = Random(1), {}, paris_now()
slugs = sorted(load_library().pages)[:20]
for back in range(1, 150):
    at = quarter_of(now - timedelta(minutes=15 * back))
    def add(kind, name, number, subject=""):
        counts[at, Key(kind, name, subject)] = number
    add("move", "hand_off", draw.randint(0, 12)); add("presence", "looks", 10); add("presence", "officers", 40)
    add("wait", draw.choice(WAITS.names[:8]), draw.randint(1, 6)); add("given_up", "300", draw.randint(0, 2))
    add("handling", draw.choice(HANDLINGS.names[3:9]), draw.randint(1, 6))
    for name in ("robot", "officer", "unanswered"):
        add("ended", name, draw.randint(0, 9))
    for reason in ("requested_by_citizen", "fallback", "sensitive_topic"):
        add("handoff", reason, draw.randint(0, 5))
    slug = draw.choice(slugs)
    add("outcome", "answer", draw.randint(5, 30), slug); add("helped", "yes", draw.randint(0, 9), slug)
    add("helped", "no", draw.randint(0, 4), slug); add("next", "rephrased", draw.randint(0, 3), slug)
    add("next", "officer", draw.randint(0, 2), slug)
kept.add(counts)
"""


def _signed_in(visitors: Visitors, path: str, *, name: str = "morgan", width: int = 1280, dark: bool = False) -> Page:
    page = visitors.page(path, width=width, dark=dark)
    name, password = visitors.site.process.officer(name, "supervisor")
    page.get_by_label("Identifiant").fill(name)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("heading", level=1).wait_for()
    return page


def test_a_citizen_says_whether_an_answer_helped(visitors: Visitors, shoot: Callable[[Page, str], None]) -> None:
    citizen = Citizen(visitors.page(width=390))
    citizen.write("on m'a débité 300 euros")
    answer = citizen.reads("Perceval", "Robot")
    question = answer.get_by_role("group", name="Cela répond-il à votre question ?")
    expect(question.get_by_role("button")).to_have_text(["Oui", "Non"])
    question.scroll_into_view_if_needed()
    check(citizen.page, "asked whether it helped")
    shoot(citizen.page, "helped")
    question.get_by_role("button", name="Oui").click()
    citizen.reads("Merci de nous l’avoir dit", "Robot")
    expect(question).to_have_count(0)
    citizen.write("je cherche l'attestation")
    citizen.reads("attestation", "Robot").get_by_role("button", name="Non").click()
    citizen.reads("Pouvez-vous l’écrire autrement", "Robot")


def test_the_page_of_this_moment_is_live_and_without_barriers(
    visitors: Visitors, shoot: Callable[[Page, str], None]
) -> None:
    manage("shell", "-c", _COUNTED, environment=visitors.site.process.environment)
    visitors.officer()
    supervisor = _signed_in(visitors, "/policier/supervision")
    waiting = supervisor.locator("[data-live=waiting]")
    expect(waiting).to_have_text("0")
    citizen = Citizen(visitors.page())
    citizen.ask_officer()
    expect(waiting).to_have_text("1")
    expect(supervisor.get_by_role("row", name="Un policier de plus")).to_be_visible()
    supervisor.get_by_label("Message en haut des pages des citoyens").fill("Réponses lentes ce soir.")
    supervisor.get_by_role("button", name="Afficher le message").click()
    expect(citizen.page.get_by_text("Réponses lentes ce soir.")).to_be_visible()
    colleague = _signed_in(visitors, "/policier/supervision", name="robin")
    colleague.get_by_role("button", name="Retirer le message").click()
    # Without a reload, the page of the one who showed it offers to write another.
    expect(supervisor.get_by_role("button", name="Afficher le message")).to_be_visible()
    expect(citizen.page.get_by_text("Réponses lentes ce soir.")).to_be_hidden()
    check(supervisor, "supervision")
    shoot(supervisor, "supervision")
    citizen.leave()
    expect(waiting).to_have_text("0")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_figures(visitors: Visitors, dark: bool, shoot: Callable[[Page, str], None]) -> None:
    page = _signed_in(visitors, "/policier/statistiques", width=390 if dark else 1280, dark=dark)
    page.get_by_text("Le même en tableau").first.click()
    check(page, "figures")
    shoot(page, "figures")
