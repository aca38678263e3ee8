"""What content promises as a whole: home, emergencies, steers, replies."""

import re

import pytest

from content.library import Library
from content.reply import OFFICER_TITLE, assemble, emergency
from content.vocabulary import DangerKind, Outcome

FIRST_NUMBER = {
    DangerKind.POLICE: "17",
    DangerKind.MEDICAL: "15",
    DangerKind.FIRE: "18",
    DangerKind.SILENT: "114",
}


def test_the_home_menu_has_exactly_three_entries(library: Library) -> None:
    assert [(entry.key, entry.label) for entry in library.home.menu] == [
        ("victim", "Je suis victime"),
        ("report", "Je souhaite signaler"),
        ("information", "Je m'informe"),
    ]


def test_every_menu_item_leads_somewhere(library: Library) -> None:
    for entry in library.home.menu:
        assert entry.items
        for item in entry.items:
            assert (item.service in library.services) != (item.topic in library.pages), item


def test_the_first_thing_in_the_chat_is_the_attestation(library: Library) -> None:
    first = library.home.welcome[0]
    assert first.service == "attestation-generateur"
    assert "attestation" in first.text


def test_the_welcome_says_robot_private_and_not_recorded(library: Library) -> None:
    said = " ".join(bubble.text for bubble in library.home.welcome)
    assert "robot" in said
    assert "privée et n'est pas enregistrée" in said


def test_the_welcome_tells_no_hours_as_those_in_force_stand_above_it(library: Library) -> None:
    said = " ".join(bubble.text for bubble in library.home.welcome)
    assert not re.search(r"\d ?h", said)


def test_the_banner_gives_the_three_numbers_in_order(library: Library) -> None:
    assert re.findall(r"\d+", library.home.emergency_banner) == ["17", "112", "114"]


@pytest.mark.parametrize("kind", DangerKind)
def test_each_emergency_gives_the_right_number_first(kind: DangerKind, library: Library) -> None:
    reply = emergency(library, kind)
    numbers = re.findall(r"\b(15|17|18|112|114)\b", reply.texts[0])
    assert numbers[0] == FIRST_NUMBER[kind]
    assert {"112", "114"} <= set(numbers)
    assert reply.cards[0].service.phone == FIRST_NUMBER[kind]


@pytest.mark.parametrize("kind", DangerKind)
def test_each_emergency_tells_what_to_do_and_does_not_wait_for_an_officer(kind: DangerKind, library: Library) -> None:
    said = emergency(library, kind).read_aloud()
    assert "N’attendez pas sa réponse" in said
    assert "policier" in said


@pytest.mark.parametrize("kind", [DangerKind.POLICE, DangerKind.SILENT])
def test_who_may_be_beaten_at_home_finds_the_page_on_violence_below_the_numbers(
    kind: DangerKind, library: Library
) -> None:
    titles = [button.title for button in emergency(library, kind).buttons]
    assert titles == [library.pages["violences"].title, OFFICER_TITLE]


def test_every_steer_shows_its_own_card_with_a_way_to_reach_it(library: Library) -> None:
    for page in library.pages.values():
        if page.folder == "steer":
            reply = assemble([{"text": page.response.text, "custom": page.response.custom}], library)
            cards = {card.service.key: card.service for card in reply.cards}
            assert page.slug in cards, page.slug
            own = cards[page.slug]
            # The town hall of each place has no single address: the reply itself says where to go.
            assert own.url or own.phone or page.slug == "objets-trouves", page.slug


def test_lost_property_names_the_town_hall_and_the_paris_address(library: Library) -> None:
    text = library.text_of("utter_objets_trouves")
    assert "mairie" in text
    assert "36 rue des Morillons" in text


def test_every_reply_has_a_text_and_an_outcome(library: Library) -> None:
    for response in library.responses.values():
        assert response.text, response.name
        assert Outcome(response.custom["outcome"]), response.name


def test_every_reply_can_be_assembled(library: Library) -> None:
    for response in library.responses.values():
        reply = assemble([{"text": response.text, "custom": response.custom}], library)
        assert reply.outcome.value == response.custom["outcome"]


def test_every_answer_leaves_a_way_on(library: Library) -> None:
    for page in library.pages.values():
        reply = assemble([{"text": page.response.text, "custom": page.response.custom}], library)
        assert len(reply.buttons) >= 2, page.slug
        assert reply.buttons[-1].title == "Parler à un policier"


def test_handoffs_promise_no_delay(library: Library) -> None:
    for response in library.responses.values():
        if response.custom["outcome"] == "handoff":
            assert not re.search(r"\bminutes?\b|tout de suite|immédiatement|dans un instant", response.text), (
                response.name
            )


def test_no_handoff_promises_an_officer_who_may_be_away(library: Library) -> None:
    # The gateway says beside it whether one answers now: at 3 a.m. « un policier vous dira » would be a lie.
    for response in library.responses.values():
        if response.custom.get("outcome") == "handoff":
            assert not re.search(r"\bpolicier (vous \w+ra\b|va |peut (?!aussi))", response.text), response.name
