"""Which pair of networks tells speakers apart: the one asked for, or the best that is here; looked into before use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from lokas.errors import ModelError
from lokas.speech.speakers.networks import check_networks
from lokas.speech.speakers.process import description_of, open_diarizer

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from lokas.speech.speakers.diarizer import Diarizer
    from lokas_models.catalogue import Catalogue
    from lokas_models.store import ModelStore

USUAL_DISTANCE = 0.6
"""For a pair that nobody measured: about where published verifiers of speakers decide."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What tells voices apart: `open` gives the diarizer, `description` is what it tells of itself.

    `distance`: see `lokas_models.catalogue.VoiceThreshold`.
    """

    distance: float
    description: dict[str, object]
    open: Callable[[], AbstractContextManager[Diarizer]]


def find_pair(store: ModelStore, catalogue: Catalogue, name: str | None, should_stop: Callable[[], bool]) -> Pair:
    """The pair called `name`; None: the first of the catalogue that is here, else one that a person brought.

    The one that ships, for tests, is only used by its name.

    Its digests are computed and its networks looked into first: a bad one would end the process that loads it.

    Raises `ModelError` ``speakers.none_installed`` (recommended, size_bytes), ``speakers.other_model`` (model),
    ``model.damaged`` (model, files), as `check_networks`, and what the store raises.
    """
    model = name or _best(store, catalogue)
    folder = store.path(model)
    if not any(one.id == folder.name and one.tells_speakers for one in store.installed()):
        raise ModelError("speakers.other_model", model=model)
    wrong = [one.file for one in store.verify(model, should_stop=should_stop) if one.state != "good"]
    if wrong:
        raise ModelError("model.damaged", model=folder.name, files=wrong)
    check_networks(folder, folder.name)
    distance = distance_of(catalogue, model)
    return Pair(distance, description_of(folder.name, distance), partial(open_diarizer, folder, folder.name, distance))


def distance_of(catalogue: Catalogue, model: str) -> float:
    """How far apart two voices are two people to a pair: see `lokas_models.catalogue.VoiceThreshold`."""
    entry = catalogue.find(model)
    return entry.voices.distance if entry and entry.voices else USUAL_DISTANCE


def _best(store: ModelStore, catalogue: Catalogue) -> str:
    usable = [model for model in store.installed() if not (model.built_in or model.missing or model.damaged)]
    here = [model.id for model in usable if model.tells_speakers]
    known = [entry.id for entry in catalogue.speakers if entry.id in here]
    if not here:
        advised = catalogue.speakers[0]
        raise ModelError("speakers.none_installed", recommended=advised.id, size_bytes=advised.size)
    return (known or here)[0]
