"""The models there are, as lists: those of the catalogue, and those that are here and not in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas_models.catalogue import Catalogue, ModelEntry
    from lokas_models.installed import InstalledModel


@dataclass(frozen=True, slots=True)
class Row:
    """One model: what the catalogue says of it (None: nothing), and what is here of it (None: nothing)."""

    id: str
    entry: ModelEntry | None
    model: InstalledModel | None
    recommended: bool

    @property
    def state(self) -> str:
        """One of absent, installed, damaged and incomplete, as one is that ships with Lokas and is not here."""
        if self.model is None:
            return "incomplete" if self.entry and self.entry.built_in else "absent"
        if self.model.missing:
            return "incomplete"
        return "damaged" if self.model.damaged else "installed"

    @property
    def tells_speakers(self) -> bool:
        """Whether it tells voices apart, and does not transcribe."""
        return bool(self.entry and self.entry.voices) or bool(self.model and self.model.tells_speakers)

    @property
    def size(self) -> int:
        """Bytes on the disk, or to download."""
        if self.model is not None:
            return self.model.size
        return self.entry.size if self.entry else 0


def pair_rows(catalogue: Catalogue, installed: Sequence[InstalledModel]) -> list[Row]:
    """The pairs that tell speakers apart: those of the catalogue in its order, then those that are not in it."""
    here = {model.id: model for model in installed if model.tells_speakers}
    known = [Row(entry.id, entry, here.get(entry.id), recommended=False) for entry in catalogue.speakers]
    return known + [Row(model.id, None, model, recommended=False) for model in here.values() if model.entry is None]


def rows(catalogue: Catalogue, installed: Sequence[InstalledModel], recommended: str) -> list[Row]:
    """The models of speech of the catalogue in its order, then those that are here and not in it."""
    here = {model.id: model for model in installed}
    known = [Row(entry.id, entry, here.get(entry.id), entry.id == recommended) for entry in catalogue.entries]
    return known + [Row(model.id, None, model, recommended=False) for model in installed if model.entry is None]
