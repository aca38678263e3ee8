"""What holds for every page and every reply, pressed one after the other."""

import pytest

from content.guided import OPENING_TITLE
from content.library import Library, load_library
from content.reply import OFFICER_TITLE
from content.typography import typeset
from tests.journeys.citizen import DAY, Citizen, not_yet_open, plain

PAGES = load_library().pages
# Written down here too: the file that forbids them could lose one.
OPENED_LATER = (
    "le 3018",
    "le 3114",
    "le 39 28",
    "le 3677",
    "THESEE",
    "17Cyber",
    "Ma Sécurité",
    "maprocuration",
    "une plainte en ligne",
)


@pytest.mark.slow
@pytest.mark.parametrize("slug", PAGES)
def test_every_subject_is_answered_with_its_cards_and_a_way_on_to_each_neighbour(citizen: Citizen, slug: str) -> None:
    page = PAGES[slug]
    heard = citizen.opens(page.intent)
    assert heard.subject == slug
    assert heard.outcome == ("answer" if page.folder == "answer" else "steer")
    assert heard.repeats(page.response.name)
    assert heard.shows(*page.response.custom["services"])
    near = [plain(PAGES[neighbour].title) for neighbour in page.see_also]
    guides = [OPENING_TITLE] * len(load_library().triages_offered_on(slug))
    assert list(heard.buttons) == [*near, *guides, OFFICER_TITLE]
    for neighbour in page.see_also:
        citizen.opens(page.intent)
        assert citizen.presses(PAGES[neighbour].title).subject == neighbour


@pytest.mark.slow
@pytest.mark.parametrize(
    "intent",
    [
        name.removeprefix("utter_")
        for name, response in load_library().responses.items()
        if response.custom.get("outcome") in {"emergency", "handoff"} and name not in {"utter_fallback", "utter_lost"}
    ],
)
def test_every_other_reply_ends_with_a_way_on(citizen: Citizen, intent: str) -> None:
    """What is promised of every reply is checked by the citizen."""
    heard = citizen.opens(intent)
    if intent in {"handoff_nonsense", "not_helped"}:
        assert heard.outcome == "clarify", "first asked to be written otherwise"
        heard = citizen.opens(intent)
    assert heard.outcome == load_library().responses[f"utter_{intent}"].custom["outcome"]
    assert heard.repeats(f"utter_{intent}")


@pytest.mark.parametrize("name", OPENED_LATER)
def test_what_opened_later_is_known_as_such(name: str) -> None:
    assert list(not_yet_open().named_in(f"Voyez {name}.")) != []


def test_no_text_and_no_card_names_what_opened_later() -> None:
    library = load_library()
    texts = [response.text for response in library.responses.values()]
    texts += [library.card(key).read_aloud() for key in library.services]
    texts += [page.title for page in library.pages.values()]
    assert {name for text in texts for name in not_yet_open().named_in(plain(typeset(text)))} == set()


def test_every_card_shown_is_of_a_service_that_existed() -> None:
    library = load_library()
    assert {key for key in shown_services(library) if not library.services[key].exists_on(DAY)} == set()


def shown_services(library: Library) -> set[str]:
    return {key for response in library.responses.values() for key in response.custom.get("services") or ()}


# Citizens may have heard of them, from the future.


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "Ma fille est harcelée sur Snapchat par ses camarades, faut-il que j'appelle le 3018 ?",
        "Je voudrais déposer ma plainte sur THESEE pour une fausse vente sur internet, comment on fait ?",
        "On m'a dit de passer par 17Cyber pour mon ordinateur piraté, c'est bien ça ?",
        "Puis-je faire ma procuration de vote sur le site maprocuration ?",
        "Je veux faire ma plainte en ligne sans me déplacer pour un vol de vélo, est-ce possible ?",
        "L'application Ma Sécurité permet-elle de signaler un vol ?",
    ],
)
def test_whoever_names_a_service_of_the_future_is_not_sent_there(citizen: Citizen, text: str) -> None:
    """The citizen checks that no reply names it."""
    assert citizen.says(text).outcome in {"answer", "steer", "clarify", "handoff"}
