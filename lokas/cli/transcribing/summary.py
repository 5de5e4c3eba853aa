"""What is said of a finished transcript: how complete it is, what is doubted in it, what it cost."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from lokas.text.export import energy_digits, percent_covered

if TYPE_CHECKING:
    from lokas.cli.messages import Messages
    from lokas.types import Footprint, Transcript

COSTS = {
    "estimate": "job.cost_estimate",
    "rapl": "job.cost_rapl",
    "nvml": "job.cost_nvml",
    "rapl+nvml": "job.cost_both",
    "battery": "job.cost_battery",
}
"""The sentence for each method of `lokas.types.Footprint`."""


def summarise(made: Transcript, t: Messages) -> str:
    """For people: one line, empty if nothing is known."""
    parts = []
    if made.coverage and (percent := percent_covered(made.coverage)) is not None:
        parts.append(t("job.covered", percent=percent))
    if count := count_doubtful(made):
        parts.append(t("job.doubtful_one" if count == 1 else "job.doubtful", count=count))
    if made.footprint:
        parts.append(_cost(made.footprint, t))
    return " ".join(parts)


def summary_fields(made: Transcript) -> dict[str, object]:
    """For programs: language, coverage, footprint (null where not known), and the number of passages doubted."""
    return {
        "language": made.language,
        "coverage": asdict(made.coverage) if made.coverage else None,
        "footprint": asdict(made.footprint) if made.footprint else None,
        "doubtful": count_doubtful(made),
    }


def count_doubtful(made: Transcript) -> int:
    """How many passages have a text that is doubted; those without text are not covered, and count there."""
    return sum(1 for segment in made.segments if segment.doubts and segment.text.strip())


def _cost(footprint: Footprint, t: Messages) -> str:
    """Time and energy, and how the energy is known."""
    time = _duration(round(footprint.wall_s), t)
    if footprint.watt_hours is None:
        return t("job.cost", time=time)
    energy = t.number(footprint.watt_hours, energy_digits(footprint.watt_hours))
    return t(COSTS[footprint.method], time=time, energy=energy)


def _duration(seconds: int, t: Messages) -> str:
    """A length of time in the two largest units it has."""
    minutes, hours = seconds // 60, seconds // 3600
    if hours:
        return t("time.hours", hours=hours, minutes=minutes % 60)
    return t("time.minutes", minutes=minutes, seconds=seconds % 60) if minutes else t("time.seconds", seconds=seconds)
