"""Everything content staff wrote, loaded once into typed objects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from content.clock import PARIS
from content.errors import InvalidContent
from content.guided import GuidedTriage, build_triage
from content.hours import BusinessHours
from content.hours_file import read_hours
from content.regimes import Regime, RegimeKind, Regimes
from content.yaml_file import read_yaml

# Replies that belong to no page.
_CONVERSATIONS = ("emergency.yml", "handoff.yml", "smalltalk.yml", "guidance.yml", "languages.yml", "follow_ups.yml")

Built = TypeVar("Built")

REGIME_SLOT = "regime"
DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Service:
    """A service, number or address to which citizens are sent. `opened` and `closed` bound its existence."""

    key: str
    name: str
    title: str
    what: str
    url: str | None = None
    phone: str | None = None
    sms: bool = False
    hours: str | None = None
    cost: str | None = None
    accepts: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    opened: date | None = None
    closed: date | None = None

    def exists_on(self, day: date) -> bool:
        """Tell whether the service was open on `day`, both bounds included."""
        return (self.opened is None or self.opened <= day) and (self.closed is None or day <= self.closed)


@dataclass(frozen=True)
class Card:
    """What the citizen sees of a service, under a reply."""

    service: Service

    def read_aloud(self) -> str:
        """Return the card as one line of French."""
        shown = self.service
        call = f"SMS au {shown.phone}" if shown.sms else shown.phone
        details = [shown.what, shown.url, call, shown.hours, shown.cost]
        details += [f"Accepte : {', '.join(shown.accepts)}"] if shown.accepts else []
        details += [f"Ne prend pas : {', '.join(shown.refuses)}"] if shown.refuses else []
        return f"{shown.name} : " + " · ".join(detail for detail in details if detail)


@dataclass(frozen=True)
class Variant:
    """One way to say a response. `kinds`: the rules under which it is said; None for the last resort."""

    text: str
    custom: Mapping[str, Any]
    kinds: frozenset[RegimeKind] | None = None


@dataclass(frozen=True)
class Response:
    """One `utter_…` of the YAML files. `text` and `custom` are those of its first variant."""

    name: str
    variants: tuple[Variant, ...]

    @property
    def text(self) -> str:
        """The first variant's text."""
        return self.variants[0].text

    @property
    def custom(self) -> Mapping[str, Any]:
        """The first variant's `custom` object."""
        return self.variants[0].custom

    @property
    def varies(self) -> bool:
        """Tell whether what is said depends on the rules in force."""
        return any(variant.kinds is not None for variant in self.variants)

    def under(self, regime: Regime) -> Variant:
        """Return what is said under `regime`, its figures filled in, as Rasa would say it."""
        fitting = [variant for variant in self.variants if variant.kinds and regime.kind in variant.kinds]
        said = (fitting or [variant for variant in self.variants if variant.kinds is None] or self.variants[-1:])[0]
        return replace(said, text=said.text.format_map(dict(regime.figures)) if said.kinds else said.text)


@dataclass(frozen=True)
class Page:
    """One subject, one file. `slug` is the file's name, in `answer/` or `steer/`."""

    slug: str
    folder: str
    title: str
    see_also: tuple[str, ...]
    examples: tuple[str, ...]
    response: Response

    @property
    def intent(self) -> str:
        """The intent that the file's questions train."""
        prefix = "ask" if self.folder == "answer" else "reach"
        return f"{prefix}_{self.slug.replace('-', '_')}"


@dataclass(frozen=True)
class MenuItem:
    """A line of the home menu: a link to a service, or a question put to the bot."""

    label: str
    service: str | None = None
    topic: str | None = None


@dataclass(frozen=True)
class MenuEntry:
    """One of the three entries of the home menu."""

    key: str
    label: str
    items: tuple[MenuItem, ...]


@dataclass(frozen=True)
class Bubble:
    """One bubble of the welcome, with the card of a service below it or nothing."""

    text: str
    service: str | None = None


@dataclass(frozen=True)
class Home:
    """What the page shows before the first message."""

    emergency_banner: str
    privacy: str
    welcome: tuple[Bubble, ...]
    menu: tuple[MenuEntry, ...]


@dataclass(frozen=True)
class SlotLabel:
    """How an enumerated slot and its values read in French, on the officer's card."""

    title: str
    values: Mapping[str, str]


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
    def courtesies(self) -> frozenset[str]:
        """The intents of small talk: those whose reply is about no subject."""
        return frozenset(
            name.removeprefix("utter_")
            for name, response in self.responses.items()
            if response.custom.get("topic") == "social" and response.custom.get("outcome") == "answer"
        )

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


def read_regimes(content: Mapping[str, Any]) -> Regimes:
    """Return what regimes.yml says. Its instants are Paris local time."""
    return Regimes(
        rows=tuple(
            Regime(
                name=row["name"],
                kind=RegimeKind(row["rules"]),
                where=tuple(row["where"]),
                start=_instant(row["from"]),
                end=_instant(row["to"]) if row.get("to") else None,
                figures={name: str(value) for name, value in (row.get("figures") or {}).items()},
                legal_basis=row.get("legal_basis"),
                sources=tuple(row.get("sources") or ()),
                officer=bool(row.get("officer")),
            )
            for row in content["regimes"]
        ),
        as_of=_day(content.get("as_of")),
    )


def _instant(value: object) -> datetime:
    return datetime.fromisoformat(str(value)).replace(tzinfo=PARIS)


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
