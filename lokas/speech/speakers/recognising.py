"""Which known voices the speakers of a meeting are likely to be: prints compared, and only clear cases proposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lokas.speech.speakers.likeness import prints_of_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from lokas.speech.speakers.diarizer import Voices
    from lokas.text.document import TextSegment

    Floats = NDArray[np.float64]

LEAST_MS = 3_000
"""Who is heard for less is compared with nobody: the print is of a few words."""

CLEARLY = 0.08
"""By how much a known voice must be nearer than the next one; twins in sound are proposed to nobody."""


@dataclass(frozen=True, slots=True, eq=False)
class VoicePrint:
    """How somebody sounds to a pair of networks, `model`: the mean as a unit vector, shape (size,), of so much speech.

    Prints of two pairs have nothing in common.
    """

    model: str
    mean: Floats
    heard_ms: int


@dataclass(frozen=True, slots=True)
class Likely:
    """A speaker, by key, who is likely to be somebody known by name, at that cosine distance."""

    speaker: str
    name: str
    distance: float


def prints_of_speakers(segments: Sequence[TextSegment], voices: Voices, model: str) -> Mapping[str, VoicePrint]:
    """The print of each speaker, by key, from the lines that are surely theirs; without any they are left out."""
    prints = prints_of_lines(segments, voices)
    sums: dict[str, Floats] = {}
    heard_ms: dict[str, int] = {}
    for one in segments:
        if one.speaker is not None and one.perhaps is None and one.id in prints:
            sums[one.speaker] = sums.get(one.speaker, 0.0) + prints[one.id]
            heard_ms[one.speaker] = heard_ms.get(one.speaker, 0) + one.end_ms - one.start_ms
    return {
        key: VoicePrint(model, total / length, heard_ms[key])
        for key, total in sums.items()
        if (length := float(np.linalg.norm(total)))
    }


def likely(speakers: Mapping[str, VoicePrint], known: Mapping[str, VoicePrint], distance: float) -> list[Likely]:
    """Who is likely to be whom, the surest first: nearer than `distance`, and clearly nearer than to any other name.

    All prints are of one model. Nobody is two people, and no name is proposed twice.
    """
    heard = {key: one for key, one in speakers.items() if one.heard_ms >= LEAST_MS}
    if not heard or not known:
        return []
    names = list(known)
    means = np.array([one.mean for one in known.values()])
    found = [_nearest(key, 1 - means @ one.mean, names) for key, one in heard.items()]
    nearest: dict[str, Likely] = {}
    for one in sorted((one for one in found if one is not None), key=lambda one: one.distance):
        if one.distance < distance:
            nearest.setdefault(one.name, one)
    return list(nearest.values())


def _nearest(speaker: str, distances: Floats, names: Sequence[str]) -> Likely | None:
    """The nearest name, unless the next one is nearly as near."""
    first, *others = np.argsort(distances).tolist()
    if others and distances[others[0]] - distances[first] < CLEARLY:
        return None
    return Likely(speaker, names[first], round(float(distances[first]), 3))
