"""What the files of `data/` hold, typed: services and their cards, replies, pages, the home page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from content.regimes import Regime, RegimeKind


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
    """One subject, one file. `slug` is the file's name, in `answer/` or `steer/`.

    Pages of one `family` may stand for each other: each offers a sister as a button. `destination`: the place that a
    question names is where one goes, and the rules that count are those of where one is.
    """

    slug: str
    folder: str
    title: str
    see_also: tuple[str, ...]
    examples: tuple[str, ...]
    response: Response
    family: str | None = None
    destination: bool = False

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
