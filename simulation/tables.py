"""What `make simulate` prints: lines that README.md and decision 7 can take as they are."""

from collections.abc import Iterable, Sequence

from simulation.baselines import PLACE_TIMES_MEAN, RECENT_WAITS
from simulation.measures import Quality, told_and_true
from simulation.play import ESTIMATOR, Report

ESTIMATORS = (ESTIMATOR, PLACE_TIMES_MEAN, RECENT_WAITS)


def by_group(reports: Sequence[Report], title: str, groups: Iterable[tuple[str, Sequence[Report]]]) -> list[str]:
    """Return a table: a line for each group and one for all, three figures for each estimator."""
    heads = "".join(f" {name} : dans l'intervalle | largeur | erreur |" for name in ESTIMATORS)
    lines = [f"| {title} | journées | attentes |{heads}", "|---" * (3 + 3 * len(ESTIMATORS)) + "|"]
    for name, group in [*groups, ("ensemble", reports)]:
        qualities = [Quality.of(told_and_true(group, one, on_joining=True)) for one in ESTIMATORS]
        number = qualities[0].number if qualities[0] else 0
        lines.append(f"| {name} | {len(group)} | {number} |{''.join(map(_figures, qualities))}")
    return lines


def while_waiting(reports: Sequence[Report]) -> str:
    """Return a sentence on the estimates shown again while people waited."""
    quality = Quality.of(told_and_true(reports, ESTIMATOR, on_joining=False))
    if quality is None:
        return "Pendant l'attente : rien à mesurer."
    return (
        f"Pendant l'attente, relue toutes les trois minutes : {_percent(quality.coverage)} dans l'intervalle, "
        f"largeur {_minutes(quality.median_width)}, erreur {_minutes(quality.mean_error)} ({quality.number} lectures)."
    )


def fates(reports: Sequence[Report]) -> str:
    """Return a sentence on what became of people and places."""
    people = sum(len(report.day.people) for report in reports)
    late = [minutes for report in reports for minutes in report.after_closing]
    return (
        f"{people} personnes : {sum(len(one.waits) for one in reports)} prises par un policier "
        f"(dont {len(late)} après la fermeture, la dernière {_minutes(max(late, default=0.0))} après), "
        f"{sum(one.gave_up for one in reports)} parties d'elles-mêmes, {sum(one.deterred for one in reports)} parties "
        f"sur l'annonce d'une attente longue, {sum(one.refused for one in reports)} prévenues qu'il était trop tard, "
        f"{sum(one.turned_away for one in reports)} admises et non servies à la fermeture, "
        f"{sum(one.stranded for one in reports)} laissées sans réponse ; "
        f"{sum(one.over_capacity for one in reports)} dépassement de capacité."
    )


def spread_of_days(reports: Sequence[Report]) -> str:
    """Return how the coverage differs between days that measure at least fifty waits."""
    shares = [
        quality.coverage
        for report in reports
        if (quality := Quality.of(told_and_true([report], ESTIMATOR, on_joining=True))) and quality.number >= 50
    ]
    inside = sum(0.75 <= share <= 0.85 for share in shares)
    return (
        f"Par journée : de {_percent(min(shares))} à {_percent(max(shares))} dans l'intervalle ; "
        f"{inside} journées sur {len(shares)} entre 75 % et 85 %."
        if shares
        else "Par journée : trop peu d'attentes."
    )


def _figures(quality: Quality | None) -> str:
    if quality is None:
        return " | | |"
    return f" {_percent(quality.coverage)} | {_minutes(quality.median_width)} | {_minutes(quality.mean_error)} |"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".", ",")


def _minutes(minutes: float) -> str:
    return f"{minutes:.1f} min".replace(".", ",")
