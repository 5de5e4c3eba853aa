"""Who of a text is perhaps somebody known by voice, and keeping the voice of somebody who agrees to it.

Nothing is compared unless the setting is on, and a name is given on yes alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.consent import VOICE_TEXT, voice_consent_text
from lokas.errors import OptionError
from lokas.meeting import moments
from lokas_ui.viewmodels.observable import Observable
from lokas_ui.viewmodels.voices_kept import known_voices

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.consent import ConsentLanguage
    from lokas.errors import LokasError
    from lokas.settings import Settings
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner
    from lokas_ui.viewmodels.transcript import Review, ReviewState


@dataclass(frozen=True, slots=True)
class RecognisedState:
    """`on`: whether voices are remembered. `perhaps`: pairs of a speaker's key and the name they are likely to have.

    `remembered`: whose voice was kept last. `trouble`: why one was not, or why nothing can be compared.
    """

    on: bool = False
    perhaps: tuple[tuple[str, str], ...] = ()
    remembered: str | None = None
    trouble: LokasError | None = None

    def name_for(self, speaker: str) -> str | None:
        """The name that a speaker is likely to have."""
        return dict(self.perhaps).get(speaker)


class Recognising:
    """The view-model of who is known in the text of a `Review`. `called`: what people without a name are called."""

    def __init__(
        self, review: Review, workspace: Workspace, runner: Runner, settings: Settings, called: Callable[[], str]
    ) -> None:
        self._review, self._workspace, self._runner = review, workspace, runner
        self._settings, self._called = settings, called
        self._seen: object = None
        self.state = Observable(RecognisedState())
        review.state.watch(self._follow)

    def text_for(self, name: str, language: ConsentLanguage) -> str:
        """What is read to somebody before their voice is remembered."""
        return voice_consent_text(language, self._settings["recording.association"], name)

    def may_ask(self, speaker: str) -> bool:
        """Whether somebody has a name, without which their voice is of no use; if not, that is told."""
        from lokas.known_voices import is_nameless  # noqa: PLC0415 - it loads what compares prints

        document = self._review.document
        name = document.name_of(speaker) or "" if document is not None else ""
        nameless = is_nameless(name, self._called())
        self._change(remembered=None, trouble=OptionError("voices.no_name", name=name) if nameless else None)
        return not nameless

    def remember(self, speaker: str, asked_by: str) -> None:
        """Keep the voice of a speaker, to whom the text was read and who agreed."""
        from lokas.known_voices import VoiceConsent  # noqa: PLC0415 - it loads what compares prints

        meeting, document = self._review.state.state.meeting, self._review.document
        if meeting is None or document is None:
            return
        known, called = known_voices(self._workspace, self._settings), self._called()
        consent = VoiceConsent(moments.now(), VOICE_TEXT, asked_by)
        self._runner.follow(
            self._workspace.background(lambda _e, _t: known.remember(meeting, document, speaker, called, consent)),
            lambda voice: self._change(remembered=voice.name, trouble=None),
            lambda error: self._change(remembered=None, trouble=error),
        )

    def take(self, speaker: str) -> bool:
        """A speaker is who they are likely to be: they get the name, as an edit that can be taken back."""
        name = self.state.state.name_for(speaker)
        return name is not None and self._review.rename(speaker, name)

    def look(self) -> None:
        """Compare the voices of the text with those that are known, if that is on."""
        known, meeting, document = (
            known_voices(self._workspace, self._settings),
            self._review.state.state.meeting,
            self._review.document,
        )
        self._change(on=known.on, perhaps=(), remembered=None, trouble=None)
        if not known.on or meeting is None or document is None:
            return
        called, seen = self._called(), self._seen
        self._runner.follow(
            self._workspace.background(lambda _e, _t: known.recognised(meeting, document, called)),
            lambda found: self._found(seen, tuple((one.speaker, one.name) for one in found.likely)),
            lambda error: self._change(trouble=error),
        )

    def _follow(self, state: ReviewState) -> None:
        seen = (state.meeting, state.document.speakers) if state.document else None
        if seen != self._seen:
            self._seen = seen
            self.look()

    def _found(self, seen: object, perhaps: tuple[tuple[str, str], ...]) -> None:
        if seen == self._seen:
            self._change(perhaps=perhaps)

    def _change(self, **changes: object) -> None:
        self.state.set(replace(self.state.state, **changes))  # type: ignore[arg-type]
