"""What a person is asked before a meeting is transcribed: little, with defaults that fit, and nothing that can fail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.conditions import Conditions, next_moment, parse_time
from lokas.errors import LokasError
from lokas.library.entries import entry_of
from lokas.meeting import Meeting
from lokas.speech.engine import EngineOptions
from lokas.speech.journal import begun_options
from lokas.text.glossary import glossary_at
from lokas.transcription import Request
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from pathlib import Path

    from lokas.settings import Settings
    from lokas.workspace import Workspace
    from lokas_models.installed import InstalledModel
    from lokas_ui.viewmodels.queue import Queue

AUTO = "auto"
"""As a language: it is found out. In the settings too."""
SEVERAL = "several"
"""As a language: it is found anew for each stretch of speech."""


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model that is here. `languages`: those it knows, all of them if there are none; `takes_s`: see `Offer`."""

    id: str
    size: int
    advised: bool
    languages: tuple[str, ...] = ()
    takes_s: int | None = None

    def knows(self, language: str) -> bool:
        """Whether it was made for a language, or for finding it out."""
        return not self.languages or language in self.languages


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose. `language`: a code, `AUTO` or `SEVERAL`. `not_before`: "HH:MM", "" for at once.

    `anew`: work that was begun is not taken up again. `voices`: they are told apart afterwards.
    """

    language: str
    model: str
    on_mains: bool = False
    not_before: str = ""
    anew: bool = False
    voices: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A meeting that can be transcribed, and the choice to propose.

    `models`: the best for this computer first, and `takes_s` how long each would take for the meeting, in seconds, if
    this computer was measured. `advised`: the model to install where there is none, with its size in bytes.
    `begun_percent`: how far work is that was begun; None if there is none. `has_text`: a text is there, which will be
    set aside. `waits`: the entry of the queue that is this meeting's. `tells_voices`: a pair is here that can do that.
    """

    folder: Path
    title: str
    length_ms: int | None
    models: tuple[ModelChoice, ...]
    advised: tuple[str, int]
    proposed: Choice
    terms: tuple[str, ...] = ()
    begun_percent: int | None = None
    has_text: bool = False
    waits: int | None = None
    tells_voices: bool = False

    def models_for(self, language: str) -> tuple[ModelChoice, ...]:
        """Those that were made for a language."""
        return tuple(one for one in self.models if one.knows(language))


@dataclass(frozen=True, slots=True)
class TranscribingState:
    """What the panel shows; `offer` None: nothing is asked. `trouble`: why it cannot be offered, or was not taken."""

    offer: Offer | None = None
    trouble: LokasError | None = None


class Transcribing:
    """The view-model of the panel that asks for languages and model, and puts a meeting into the queue."""

    def __init__(self, workspace: Workspace, queue: Queue, settings: Settings) -> None:
        self._workspace, self._queue, self._settings = workspace, queue, settings
        self.state = Observable(TranscribingState())

    def open(self, folder: Path) -> None:
        """Ask what is needed for the meeting in a folder."""
        self.state.set(TranscribingState())
        wanted = {key: self._settings[f"text.{key}"] for key in ("language", "model", "only_on_mains", "not_before")}
        usual = Choice(wanted["language"], wanted["model"], wanted["only_on_mains"], wanted["not_before"])
        self._queue.in_lane(
            lambda: offer_of(self._workspace, folder, usual),
            lambda offer: self.state.set(TranscribingState(offer)),
            lambda error: self.state.set(TranscribingState(trouble=error)),
        )

    def start(self, choice: Choice, called: str = "{number}") -> None:
        """Put the meeting last; nothing is offered any more once it is there.

        `called`: what somebody without a name is called, where the voices are told apart; see `SpeakersRequest`.
        """
        offer = self.state.state.offer
        if offer is not None:
            self._queue.add(
                [request_of(offer, choice)],
                lambda: self._asked(offer, choice, called),
                lambda error: self.state.set(replace(self.state.state, trouble=error)),
            )

    def close(self) -> None:
        """Offer nothing any more."""
        self.state.set(TranscribingState())

    def _asked(self, offer: Offer, choice: Choice, called: str) -> None:
        """It is in the queue; only now, or the text there was before would be taken for the one to come."""
        if choice.voices:
            self._queue.voices.ask(offer.folder.absolute(), called)
        else:
            self._queue.voices.forget(offer.folder.absolute())
        self.close()


def offer_of(workspace: Workspace, folder: Path, usual: Choice) -> Offer:
    """What can be asked for; `usual` is what the settings say. Raises what reading the meeting and the queue raises."""
    entry = entry_of(Meeting.open(folder))
    pending = (one for one in workspace.queue.read().entries if one.state in {"waiting", "running"})
    waits = next((one.id for one in pending if one.request.path == folder.absolute()), None)
    advised = workspace.models.recommended()
    models = _models(workspace, entry.length_ms, usual.model)
    begun = begun_options(workspace.journal(Request(folder))) if entry.state in {"waiting", "transcribing"} else {}
    language = entry.facts.language or usual.language or AUTO
    if begun:
        language = SEVERAL if begun.get("multilingual") else begun.get("language") or AUTO
    fitting = [one.id for one in models if one.knows(language)] or [""]
    model = usual.model if usual.model in fitting else fitting[0]
    return Offer(
        folder=folder,
        title=entry.title,
        length_ms=entry.length_ms,
        models=models,
        advised=(advised.id, advised.size),
        proposed=replace(usual, language=language, model=model),
        terms=_terms(workspace, begun.get("hotwords")),
        begun_percent=(entry.percent or 0) if begun else None,
        has_text=entry.meeting.transcript.exists(),
        waits=waits,
        tells_voices=any(not (one.built_in or one.missing or one.damaged) for one in workspace.models.of_voices()),
    )


def request_of(offer: Offer, choice: Choice) -> Request:
    """The request for the meeting; its text alone is made, since everything else is made of it when it is shared."""
    begins = next_moment(parse_time(choice.not_before)) if choice.not_before else None
    begun = offer.begun_percent is not None and not choice.anew
    return Request(
        offer.folder,
        formats=("json",),
        model=choice.model or None,
        language=None if choice.language in {AUTO, SEVERAL} else choice.language,
        multilingual=choice.language == SEVERAL,
        engine=EngineOptions(hotwords=offer.terms),
        conditions=Conditions(on_mains=choice.on_mains, not_before=begins),
        replace=not begun and (offer.has_text or choice.anew),
    )


def _models(workspace: Workspace, length_ms: int | None, wanted: str) -> tuple[ModelChoice, ...]:
    """The models that can be used. The one of the self-test understands nobody: only who asked for it has it."""
    advised, options = workspace.models.recommended().id, EngineOptions()
    here = [one for one in workspace.models.of_speech() if not (one.missing or one.damaged)]
    usable = [one for one in here if not one.built_in or one.id == wanted]

    def choice(model: InstalledModel) -> ModelChoice:
        languages = model.entry.languages if model.entry else ()
        takes_s = workspace.estimate_s(model.id, options, length_ms) if length_ms else None
        return ModelChoice(model.id, model.size, model.id == advised, languages, takes_s)

    return tuple(sorted(map(choice, usable), key=lambda one: (one.advised, one.size), reverse=True))


def _terms(workspace: Workspace, begun: object) -> tuple[str, ...]:
    """The terms to expect: those that the work began with, else those of the glossary, as far as that can be read."""
    if isinstance(begun, list):
        return tuple(map(str, begun))
    try:
        return glossary_at(workspace.places.glossary).hotwords
    except LokasError:
        return ()  # its own screen tells; the text comes without it
