"""Everything content staff wrote, loaded once into typed objects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from content.errors import InvalidContent
from content.guided import GuidedTriage, build_triage
from content.hours import BusinessHours
from content.hours_file import read_hours
from content.pages import (
    Bubble,
    Card,
    Home,
    MenuEntry,
    MenuItem,
    Page,
    Response,
    Service,
    SlotLabel,
    Variant,
)
from content.regimes import RegimeKind, Regimes
from content.regimes_file import read_regimes
from content.vocabulary import SMALL_TALK
from content.yaml_file import read_yaml

# Replies that belong to no page.
_CONVERSATIONS = ("emergency.yml", "handoff.yml", "smalltalk.yml", "guidance.yml", "languages.yml", "follow_ups.yml")

Built = TypeVar("Built")

REGIME_SLOT = "regime"
DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Library:
    """All of `data/`, read-only."""

    pages: Mapping[str, Page]
    services: Mapping[str, Service]
    responses: Mapping[str, Response]
    home: Home
    hours: BusinessHours
    labels: Mapping[str, SlotLabel]
    regimes: Regimes
    triages: Mapping[str, GuidedTriage]

    def describe_slots(self, slots: Mapping[str, object]) -> dict[str, str]:
        """Return the answers given to the bot's questions, in French; slots without a label are left out."""
        return {
            label.title: label.values[value]
            for name, value in slots.items()
            if (label := self.labels.get(name)) and isinstance(value, str) and value in label.values
        }

    @cached_property
    def families(self) -> Mapping[str, str]:
        """The family of each intent that has one: pages that may stand for each other, and small talk."""
        small_talk = {
            name.removeprefix("utter_"): SMALL_TALK
            for name, response in self.responses.items()
            if response.custom.get("topic") == SMALL_TALK and response.custom.get("outcome") == "answer"
        }
        return {page.intent: page.family for page in self.pages.values() if page.family} | small_talk

    def triages_offered_on(self, slug: str | None) -> list[GuidedTriage]:
        """Return the guided triages that end the reply on this subject."""
        return [triage for triage in self.triages.values() if slug in triage.offered_on]

    def card(self, key: str) -> Card:
        """Return the card of a service. Raises InvalidContent for an unknown key."""
        try:
            return Card(self.services[key])
        except (KeyError, TypeError):
            raise InvalidContent("service inconnu de services.yml") from None

    def response(self, name: str) -> Response:
        """Return a response by its `utter_…` name. Raises InvalidContent for an unknown name."""
        try:
            return self.responses[name]
        except KeyError:
            raise InvalidContent(f"réponse inconnue : {name}") from None

    def text_of(self, name: str) -> str:
        """Return the text of a response."""
        return self.response(name).text

    def page_of_intent(self, intent: str) -> Page | None:
        """Return the page that an intent trains, or None for small talk, emergencies and handoffs."""
        return self._by_intent.get(intent)

    @property
    def _by_intent(self) -> Mapping[str, Page]:
        return {page.intent: page for page in self.pages.values()}


@lru_cache(maxsize=4)
def load_library(data: Path = DATA) -> Library:
    """Load every file of `data`. Raises InvalidContent, in French and with the file's name, at the first fault."""
    pages = [_page(path) for folder in ("answer", "steer") for path in sorted((data / folder).glob("*.yml"))]
    responses = {page.response.name: page.response for page in pages}
    labels: dict[str, SlotLabel] = {}
    for name in _CONVERSATIONS:
        if (data / name).exists():
            responses |= {response.name: response for response in _built(data / name, _responses)}
            labels |= _built(data / name, _labels)
    for path in sorted(data.glob("guided/*.yml")):
        responses |= {response.name: response for response in _built(path, _responses)}
    triages = {path.stem: _triage(path) for path in sorted(data.glob("guided/*.yml"))}
    return Library(
        pages={page.slug: page for page in pages},
        services=_built(data / "services.yml", _services),
        responses=responses,
        home=_built(data / "home.yml", _home),
        hours=_built(data / "hours.yml", read_hours),
        labels={**labels, **_question_labels(triages)},
        triages=triages,
        regimes=_built(data / "regimes.yml", read_regimes) if (data / "regimes.yml").exists() else Regimes(()),
    )


def _built(path: Path, build: Callable[[Mapping[str, Any]], Built]) -> Built:
    content = read_yaml(path)
    place = f"{path.parent.name}/{path.name}"
    try:
        return build(content)
    except KeyError as fault:
        raise InvalidContent(f"{place} : il manque « {fault.args[0]} »") from None
    except (AttributeError, IndexError, TypeError, ValueError):
        raise InvalidContent(f"{place} : une rubrique n'a pas la forme attendue (make check dit laquelle)") from None


def _page(path: Path) -> Page:
    def build(content: Mapping[str, Any]) -> Page:
        return Page(
            slug=path.stem,
            folder=path.parent.name,
            title=content["page"]["title"],
            see_also=tuple(content["page"].get("see_also", ())),
            family=content["page"].get("family"),
            destination=content["page"].get("destination", False),
            examples=_examples(content["nlu"][0]["examples"]),
            response=_responses({"responses": content["responses"]})[0],
        )

    return _built(path, build)


def _examples(block: str) -> tuple[str, ...]:
    return tuple(line.strip()[2:].strip() for line in block.splitlines() if line.strip().startswith("- "))


def _responses(content: Mapping[str, Any]) -> list[Response]:
    return [
        Response(name, tuple(_variant(variant) for variant in variants))
        for name, variants in content.get("responses", {}).items()
    ]


def _variant(variant: Mapping[str, Any]) -> Variant:
    named = [each["value"] for each in variant.get("condition") or () if each["name"] == REGIME_SLOT]
    kinds = frozenset(RegimeKind(value) for value in named) if named else None
    return Variant(variant.get("text", "").strip(), variant.get("custom", {}), kinds)


def _services(content: Mapping[str, Any]) -> Mapping[str, Service]:
    return {str(key): _service(str(key), entry) for key, entry in content["services"].items()}


def _service(key: str, entry: Mapping[str, Any]) -> Service:
    plain = ("name", "title", "what", "url", "phone", "hours", "cost")
    return Service(
        key=key,
        **{name: entry.get(name) for name in plain},  # type: ignore[arg-type]  # the schema checks them
        sms=bool(entry.get("sms")),
        accepts=tuple(entry.get("accepts") or ()),
        refuses=tuple(entry.get("refuses") or ()),
        opened=_day(entry.get("from")),
        closed=_day(entry.get("until")),
    )


def _day(value: object) -> date | None:
    return value if isinstance(value, date) or value is None else date.fromisoformat(str(value))


def _home(content: Mapping[str, Any]) -> Home:
    return Home(
        emergency_banner=content["emergency_banner"],
        privacy=content["privacy"],
        welcome=tuple(Bubble(bubble["text"], bubble.get("service")) for bubble in content["welcome"]),
        menu=tuple(
            MenuEntry(entry["key"], entry["label"], tuple(MenuItem(**item) for item in entry["items"]))
            for entry in content["menu"]
        ),
    )


def _triage(path: Path) -> GuidedTriage:
    return _built(path, lambda content: build_triage(path.stem, content))


def _question_labels(triages: Mapping[str, GuidedTriage]) -> dict[str, SlotLabel]:
    return {
        question.slot: SlotLabel(question.label, {answer.value: answer.card for answer in question.answers})
        for triage in triages.values()
        for question in triage.questions
    }


def _labels(content: Mapping[str, Any]) -> dict[str, SlotLabel]:
    return {name: SlotLabel(**label) for name, label in (content.get("labels") or {}).items()}
