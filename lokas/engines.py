"""Which model does a piece of work, and the engine that is loaded with it: one at a time, for memory holds no two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas import errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.models_here import ModelsHere
    from lokas.speech.engine import Engine, EngineOptions
    from lokas.transcription import Request
    from lokas_models.catalogue import Catalogue, ModelEntry
    from lokas_models.installed import InstalledModel

    LoadEngine = Callable[[Path, EngineOptions, str], Engine]


class Engines:
    """The models of speech of this computer, chosen by what is asked for. To be used in the engine's lane."""

    def __init__(self, models: ModelsHere, catalogue: Catalogue, load: LoadEngine | None = None) -> None:
        self._models, self._catalogue = models, catalogue
        self._load = load or _load_engine
        self._loaded: tuple[tuple[Path, EngineOptions], Engine] | None = None

    def forget(self) -> None:
        """Let the engine go that is loaded."""
        self._loaded = None

    def for_request(self, request: Request) -> Engine:
        """The engine for a request; the one of the request before if nothing changed.

        Raises `ModelError` as `model_for` and the store do, and for a model that was not made for what is asked:
        ``model.no_speech``, ``model.cannot_translate``, ``model.other_language``.
        """
        name = self.model_for(request)
        entry = self._catalogue.find(name)
        if entry is not None:
            _refuse_unfit(entry, request)
        key = (self._models.path(name), request.engine)
        if self._loaded is None or self._loaded[0] != key:
            self._loaded = None  # the old model leaves memory before the new one comes
            self._loaded = (key, self._load(*key, entry.id if entry else name))
        return self._loaded[1]

    def model_for(self, request: Request) -> str:
        """The model that a request names; else the recommended one if it is here, else the largest that is.

        The self-test model is never taken unasked, and one of few languages only for these. Raises `ModelError`
        ``model.none_installed`` (recommended, size_bytes).
        """
        if request.model:
            return request.model
        usable = [one for one in self._models.of_speech() if _may_serve(one, request.language)]
        advised = self._models.recommended()
        if not usable:
            raise errors.ModelError("model.none_installed", recommended=advised.id, size_bytes=advised.size)
        return max(usable, key=lambda model: (model.id == advised.id, model.size)).id


def knows(entry: ModelEntry, language: str | None) -> bool:
    """Whether a model was made for a language; for None, which is to be found out, only one of all languages was."""
    return entry.multilingual or language in entry.languages


def _may_serve(model: InstalledModel, language: str | None) -> bool:
    whole = not (model.built_in or model.missing or model.damaged)
    return whole and (model.entry is None or knows(model.entry, language))


def _refuse_unfit(entry: ModelEntry, request: Request) -> None:
    """Raise `ModelError` if the model was not made for speech, or for the task or the language that are asked for."""
    if entry.voices is not None:
        raise errors.ModelError("model.no_speech", model=entry.id)
    if request.engine.task == "translate" and not entry.translate:
        raise errors.ModelError("model.cannot_translate", model=entry.id)
    if request.language is not None and not knows(entry, request.language):
        languages = list(entry.languages)
        raise errors.ModelError("model.other_language", model=entry.id, language=request.language, languages=languages)


def _load_engine(folder: Path, options: EngineOptions, name: str) -> Engine:
    from lokas.speech.loading import load_engine

    return load_engine(folder, options, name)
