"""The picture of `make simulate`."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib

matplotlib.use("agg")
from matplotlib import pyplot  # the backend comes first
from matplotlib.axes import Axes

from simulation.measures import Quality, Told, told_and_true
from simulation.play import ESTIMATOR, Report
from simulation.tables import ESTIMATORS

_COLORS = ("#000091", "#b34000", "#6a6a6a")  # told apart without colours too: they come in this order
_HORIZONS = ((0.0, 1.0), (1.0, 5.0), (5.0, 15.0), (15.0, 30.0), (30.0, 1e9))


def draw(reports: Sequence[Report], file: Path) -> None:
    """Write the picture: coverage by kind of day, by length of the wait, error, and one day as it was told."""
    figure, ((kinds, horizons), (errors, day)) = pyplot.subplots(2, 2, figsize=(13, 9.5), layout="constrained")
    names = list(dict.fromkeys(report.day.name for report in reports))
    groups = [[report for report in reports if report.day.name == name] for name in names]
    _bars(
        kinds,
        names,
        [[_coverage(told_and_true(group, one, on_joining=True)) for group in groups] for one in ESTIMATORS],
    )
    kinds.set_title("Attente vraie dans l'intervalle annoncé, par journée (%)")
    kinds.axvspan(75, 85, color="#18753c", alpha=0.15)
    _bars(
        errors, names, [[_error(told_and_true(group, one, on_joining=True)) for group in groups] for one in ESTIMATORS]
    )
    errors.set_title("Erreur moyenne, par journée (minutes)")
    _by_horizon(horizons, reports)
    _one_day(day, max(reports, key=lambda report: sum(report.waits)))
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, dpi=90, metadata={"Software": None})
    pyplot.close(figure)


def _bars(axes: Axes, names: Sequence[str], values: Sequence[Sequence[float]]) -> None:
    height = 0.8 / len(values)
    for number, (estimator, color, series) in enumerate(zip(ESTIMATORS, _COLORS, values, strict=True)):
        places = [place + number * height for place in range(len(names))]
        axes.barh(places, series, height, color=color, label=estimator)
    axes.set_yticks([place + height for place in range(len(names))], list(names), fontsize=8)
    axes.invert_yaxis()
    axes.legend(fontsize=8, loc="upper center", bbox_to_anchor=(0.4, -0.05), ncols=3, frameon=False)


def _by_horizon(axes: Axes, reports: Sequence[Report]) -> None:
    for marker, label, on_joining in (("o-", "à l'arrivée", True), ("s--", "pendant l'attente", False)):
        told = told_and_true(reports, ESTIMATOR, on_joining=on_joining)
        shares = [_coverage([one for one in told if least <= one[0].point < most]) for least, most in _HORIZONS]
        axes.plot(range(len(shares)), shares, marker, color=_COLORS[0], label=label)
    axes.axhspan(75, 85, color="#18753c", alpha=0.15)
    axes.set_ylim(50, 100)
    axes.set_xticks(range(len(_HORIZONS)), ["< 1 min", "1–5", "5–15", "15–30", "> 30 min"])
    axes.set_title("Dans l'intervalle, selon l'attente prévue (%)")
    axes.legend(fontsize=8)


def _one_day(axes: Axes, report: Report) -> None:
    told = [one for one in report.forecasts if one.first and one.served and ESTIMATOR in one.told]
    hours = [one.at / 60 for one in told]
    axes.vlines(
        hours,
        [one.told[ESTIMATOR].low for one in told],
        [one.told[ESTIMATOR].high for one in told],
        lw=0.6,
        color="#8585f6",
    )
    axes.plot(hours, [(one.ended or one.at) - one.at for one in told], ".", ms=3, color="#000091")
    longest = max((one.ended or one.at) - one.at for one in told)
    axes.set_ylim(0, 1.5 * longest)
    axes.set_title(
        f"Une journée : intervalles annoncés (traits), attentes vraies (points)\n{report.day.name} ; {report.day.laws}",
        fontsize=9,
    )
    axes.set_xlabel("heure")
    axes.set_ylabel("minutes")


def _coverage(told: Sequence[Told]) -> float:
    quality = Quality.of(told)
    return 100 * quality.coverage if quality else float("nan")


def _error(told: Sequence[Told]) -> float:
    quality = Quality.of(told)
    return quality.mean_error if quality else float("nan")
