"""Shapes of the charts, in the units of their drawing. Pure; the templates draw them as SVG without a style."""

from collections.abc import Sequence
from dataclasses import dataclass

# The drawing of a chart over time, and the place for its words.
WIDTH, HEIGHT = 720, 220
LEFT, BOTTOM, TOP = 40, 24, 8
MOST_LABELS = 12
# Of a bar in a table.
BAR = 100


@dataclass(frozen=True)
class Point:
    """One value of a chart over time. `label` is empty where there is no room for it."""

    name: str
    value: float
    x: float
    y: float
    width: float
    height: float
    label: str

    @property
    def middle(self) -> float:
        """Where the label stands."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Line:
    """A line across the chart, and its value."""

    y: float
    value: str


@dataclass(frozen=True)
class Chart:
    """A chart over time: columns, or a curve through the tops of them."""

    title: str
    unit: str
    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    curve: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to see."""
        return not any(point.value for point in self.points)


@dataclass(frozen=True)
class Bar:
    """A row of a table with a bar: `length` of BAR."""

    label: str
    shown: str
    length: float


def columns(title: str, unit: str, values: Sequence[tuple[str, float]]) -> Chart:
    """Return a chart of one column a value. `values` are names and numbers from zero up, in order."""
    return _chart(title, unit, values, as_curve=False)


def curve(title: str, unit: str, values: Sequence[tuple[str, float]]) -> Chart:
    """Return a chart of one curve."""
    return _chart(title, unit, values, as_curve=True)


def bars(rows: Sequence[tuple[str, str, int]]) -> list[Bar]:
    """Return rows with their bars, the longest filling the width. `rows`: label, what is read, what is drawn."""
    most = max((number for _, _, number in rows), default=0)
    return [Bar(label, shown, round(BAR * number / most, 1) if most else 0.0) for label, shown, number in rows]


def _chart(title: str, unit: str, values: Sequence[tuple[str, float]], *, as_curve: bool) -> Chart:
    top, step = _scale(max((value for _, value in values), default=0))
    room, floor = (WIDTH - LEFT) / max(1, len(values)), HEIGHT - BOTTOM
    high = floor - TOP
    every = -(-len(values) // MOST_LABELS)
    points = tuple(
        Point(
            name,
            value,
            x=round(LEFT + room * place + room * 0.1, 1),
            y=round(floor - high * value / top, 1),
            width=round(room * 0.8, 1),
            height=round(high * value / top, 1),
            label=name if place % every == 0 else "",
        )
        for place, (name, value) in enumerate(values)
    )
    lines = tuple(
        Line(round(floor - high * mark / top, 1), f"{mark:g}".replace(".", ",")) for mark in _marks(top, step)
    )
    tops = " ".join(f"{point.middle},{point.y}" for point in points) if as_curve else ""
    return Chart(title, unit, points, lines, tops)


def _scale(most: float) -> tuple[float, float]:
    """Return the top of a scale that holds `most`, and the step between its lines: 1, 2 or 5 times a power of ten."""
    power = 0.1
    while True:
        for step in (power, 2 * power, 5 * power):
            if most <= 4 * step:
                return 4 * step, step
        power *= 10


def _marks(top: float, step: float) -> list[float]:
    return [round(step * number, 6) for number in range(round(top / step) + 1)]
