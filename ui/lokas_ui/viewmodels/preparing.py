"""Before a recording: what is known of the meeting, what is recorded and how well it is heard, and the consent."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from lokas.audio.flac_frames import size_per_hour
from lokas.audio.sources import missing
from lokas.consent import consent_text
from lokas.errors import LokasError
from lokas.jobs import Progress
from lokas.library.planning import change_plan, plan
from lokas.meeting import Meeting
from lokas.recorder.link import RecordingRequest
from lokas_ui.viewmodels.drafts import keep_draft, with_draft
from lokas_ui.viewmodels.meeting_form import UNDECIDED_DAYS, Form, facts_of, form_of, read_names, terms_of
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from lokas.audio.room import RoomVerdict
    from lokas.audio.sources import SoundSource
    from lokas.consent import ConsentLanguage
    from lokas.jobs import Event, Job, Notice
    from lokas.meeting.facts import MeetingFacts
    from lokas.settings import Settings, Value
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.recording import Recording, RecordingState
    from lokas_ui.viewmodels.running import Runner


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting that was planned, and for when."""

    meeting: Meeting
    when: dt.datetime


@dataclass(frozen=True, slots=True)
class PreparingState:
    """What is shown. `sources` is None until they were looked for; `lacking`: what one may look for there in vain.

    `known_people`: names of earlier meetings. `consent`: the text to read aloud. `checked_percent`: how far the check
    of the room is, None while there is none. `warned`: it was to begin without the text having been read, and the
    person was told what that means. `hours_free`: for how many there is room on the disk. `has_model`: text can be made
    while people speak. `planned`: the meeting that was planned before and is to be recorded now; None for a new one.
    """

    form: Form
    consent: str
    known_people: tuple[str, ...] = ()
    sources: tuple[SoundSource, ...] | None = None
    lacking: tuple[Notice, ...] = ()
    checked_percent: int | None = None
    verdict: RoomVerdict | None = None
    warned: bool = False
    hours_free: int | None = None
    has_model: bool = False
    planned: Planned | None = None
    trouble: LokasError | None = None

    @property
    def chosen(self) -> SoundSource | None:
        """The source that is recorded; None where there is none."""
        return next((one for one in self.sources or () if one.id == self.form.source), None)

    @property
    def computer(self) -> SoundSource | None:
        """What the computer plays, where that can be recorded beside the source that is chosen."""
        played = next((one for one in self.sources or () if one.kind == "computer"), None)
        return played if self.chosen is not None and self.chosen.kind == "microphone" else None


class Preparing:
    """The view-model of the screen before a recording. `level`: the peak that is heard now, in [0, 1]."""

    def __init__(self, workspace: Workspace, runner: Runner, settings: Settings, recording: Recording) -> None:
        self._workspace, self._runner, self._settings = workspace, runner, settings
        self._recording = recording
        self._interface: ConsentLanguage = "fr"
        self._listening: Job[Any] | None = None
        self._begun = False
        self.level = 0.0
        self._draft = workspace.places.data / "next meeting.json"
        form = self._kept_form = self._own_form = replace(with_draft(self._draft, self._new_form()), read=False)
        self.state = Observable(PreparingState(form, self._consent(form)))
        recording.state.watch(self._renew)

    def arrive(self, interface: ConsentLanguage, planned: Path | None = None) -> None:
        """The screen is shown, in this language: look at what there is, and have a recorder load.

        `planned`: the folder of the meeting that is to be recorded; None for a new one.
        """
        self._interface = interface
        self._show(known_people=read_names(self._settings["recording.people"]), warned=False, trouble=None)
        self._take_up(planned)
        self.change()
        self._recording.make_ready()
        self.find_sources()
        self._runner.follow(self._workspace.background(lambda _e, _t: self._look()), self._looked, self._failed)

    def leave(self) -> None:
        """Another screen is shown: stop listening. What was filled in stays."""
        self._hush()
        self.keep()
        if not self._recording.state.state.active:
            self._recording.stand_down()

    def keep(self) -> None:
        """Put what was filled in onto the disk, if it is not there; to be called every few seconds."""
        form, planned = self.state.state.form, self.state.state.planned
        if form == self._kept_form:
            return
        self._kept_form = form
        self._do(
            (lambda: change_plan(planned.meeting, self._facts())) if planned else lambda: keep_draft(self._draft, form)
        )

    def keep_for(self, when: dt.datetime, kept: Callable[[Path], None]) -> None:
        """Keep the meeting among the others, as one that is planned; `kept` is told its folder, and the form is anew.

        One that was planned already has this time from now on.
        """
        planned, facts, root = self.state.state.planned, self._facts(), self._workspace.places.meetings

        def work() -> Meeting:
            if planned is None:
                return plan(root, facts, when)
            change_plan(planned.meeting, facts, when)
            return planned.meeting

        def done(meeting: Meeting) -> None:
            self._begin_anew()
            kept(meeting.folder)

        self._hush()
        self._runner.follow(self._workspace.background(lambda _e, _t: work()), done, self._failed)

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - the fields of `Form`
        """Something was filled in. A text of consent that says something else now was not read."""
        before = self.state.state
        form = replace(before.form, **fields)
        consent = self._consent(form)
        if consent != before.consent:
            form = replace(form, read=False)
        self._show(form=form, consent=consent, warned=before.warned and not form.read)
        if form.source != before.form.source:
            self._show(verdict=None)
            self._listen()

    def find_sources(self) -> None:
        """Look anew for what can be recorded."""
        self._hush()
        self._runner.follow(self._workspace.find_sources(), self._found, self._failed)

    def check_room(self) -> None:
        """Listen for ten seconds to somebody who speaks, and judge what is heard."""
        source = self.state.state.chosen
        if source is None:
            return
        self._hush()
        self._show(checked_percent=0, verdict=None, trouble=None)
        self._follow(self._workspace.check_room(source, self._hear), self._judged, self._checked)

    def forget_person(self, name: str) -> None:
        """Do not offer this name any more."""
        left = tuple(one for one in self.state.state.known_people if one != name)
        self._show(known_people=left)
        self.change(people=tuple(one for one in self.state.state.form.people if one != name))
        self._remember({"recording.people": json.dumps(left, ensure_ascii=False)})

    def begin(self, untitled: str) -> None:
        """Record; `untitled` is the title where none was filled in. Where the text was not read, warn first."""
        state = self.state.state
        if state.chosen is None or self._recording.state.state.active:
            return
        if not (state.form.read or state.warned):
            self._show(warned=True)
            return
        listening = self._listening
        self._hush()
        self._remember(self._kept(state))
        self._begun = True
        sources = (state.chosen, *filter(None, [state.computer if state.form.with_computer else None]))
        self._recording.begin(
            facts_of(state.form, state.consent, untitled),
            RecordingRequest(sources),
            with_text=state.form.with_text and state.has_model,
            terms=terms_of(state.form.terms),
            after=listening,
            planned=state.planned.meeting if state.planned else None,
        )

    def _renew(self, recording: RecordingState) -> None:
        """Once there is sound, the next meeting starts afresh; before, what was filled in may be needed again."""
        if self._begun and recording.status.recorded_ms:
            self._begun = False
            self._begin_anew()

    def _begin_anew(self) -> None:
        """What was filled in is a meeting now: the form is empty for the next one."""
        if self.state.state.planned is None:
            self._own_form = self._new_form()
        self._show(planned=None, form=self._own_form, warned=False, verdict=None)
        self.change()
        self.keep()

    def _take_up(self, folder: Path | None) -> None:
        """Fill in what is known of a planned meeting, or what was typed for a new one."""
        planned = self.state.state.planned
        if folder == (planned.meeting.folder if planned else None):
            return
        self.keep()
        if planned is None:
            self._own_form = self.state.state.form
        self._show(planned=None, form=self._own_form)
        self._kept_form = self._own_form
        if folder is not None:
            meeting = Meeting(folder)
            self._runner.follow(
                self._workspace.background(lambda _e, _t: meeting.facts),
                lambda facts: self._take_plan(Planned(meeting, facts.began), facts),
                self._failed,
            )

    def _take_plan(self, planned: Planned, facts: MeetingFacts) -> None:
        form = replace(form_of(facts, self._new_form()), source=self.state.state.form.source)
        self._kept_form = form
        self._show(planned=planned, form=form)
        self.change()

    def _facts(self) -> MeetingFacts:
        state = self.state.state
        return facts_of(state.form, state.consent, state.form.title)

    def _do(self, work: Callable[[], object]) -> None:
        self._runner.follow(self._workspace.background(lambda _e, _t: work()), lambda _: None, self._failed)

    def _new_form(self) -> Form:
        settings = self._settings
        return Form(
            association=settings["recording.association"],
            language=settings["text.language"],
            source=settings["recording.source"],
            retention_days=days if (days := settings["recording.retention_days"]) != UNDECIDED_DAYS else None,
            with_text=settings["recording.live_text"],
        )

    def _consent(self, form: Form) -> str:
        language = form.language if form.language in {"fr", "en"} else self._interface
        spoken = cast("ConsentLanguage", language)
        return consent_text(spoken, form.association, form.purpose, form.retention_days)

    def _kept(self, state: PreparingState) -> dict[str, Value]:
        """What is remembered for the next time."""
        form = state.form
        names = dict.fromkeys((*state.known_people, *form.people))
        kept: dict[str, Value] = {
            "recording.association": form.association.strip(),
            "recording.people": json.dumps(sorted(names, key=str.casefold), ensure_ascii=False),
            "recording.source": form.source,
            "recording.retention_days": UNDECIDED_DAYS if form.retention_days is None else form.retention_days,
        }
        if state.has_model:
            kept["recording.live_text"] = form.with_text
        return kept

    def _remember(self, values: dict[str, Value]) -> None:
        """Nothing stops for what cannot be remembered; but it is told."""
        try:
            for key, value in values.items():
                self._settings.put(key, value)
        except LokasError as error:
            self._failed(error)

    def _found(self, sources: list[SoundSource]) -> None:
        self._show(sources=tuple(sources), lacking=tuple(missing(sources)), trouble=None)
        first = next((one.id for one in sources), "")
        known = {one.id for one in sources}
        wanted = (self.state.state.form.source, self._settings["recording.source"], first)
        self._show(form=replace(self.state.state.form, source=next((one for one in wanted if one in known), "")))
        self._listen()

    def _listen(self) -> None:
        source = self.state.state.chosen
        self._hush()
        if source is not None and not self._recording.state.state.active:
            self._follow(self._workspace.hear_level(source, self._hear), lambda _: None)

    def _follow(
        self, job: Job[Any], done: Callable[[Any], None], events: Callable[[list[Event]], None] | None = None
    ) -> None:
        """Follow a job that listens, as long as it is the one that does."""
        self._listening = job

        def over(told: Callable[[Any], None], what: object) -> None:
            if self._listening is job:
                self._listening, self.level = None, 0.0
                told(what)

        self._runner.follow(job, lambda what: over(done, what), lambda error: over(self._failed, error), events)

    def _hush(self) -> None:
        """Let go of the source: what listens next, and the recorder, may need it for themselves."""
        if self._listening is not None:
            self._listening.cancel()
        self._listening, self.level = None, 0.0
        self._show(checked_percent=None)

    def _hear(self, peak: float) -> None:
        self.level = peak

    def _checked(self, events: list[Event]) -> None:
        done = [event for event in events if isinstance(event, Progress)]
        if done and self.state.state.checked_percent is not None:
            self._show(checked_percent=100 * done[-1].done // (done[-1].total or 1))

    def _judged(self, verdict: RoomVerdict) -> None:
        self._show(verdict=verdict)
        self._listen()

    def _look(self) -> tuple[int, bool]:
        """For how many hours there is room, and whether there is a model to make text with."""
        usable = [one for one in self._workspace.models.of_speech() if not (one.built_in or one.missing or one.damaged)]
        free = shutil.disk_usage(_existing(self._workspace.places.meetings)).free
        return free // size_per_hour(RecordingRequest(()).rate, 1), bool(usable)

    def _looked(self, found: tuple[int, bool]) -> None:
        self._show(hours_free=found[0], has_model=found[1])

    def _failed(self, error: LokasError) -> None:
        self._show(trouble=error, checked_percent=None)

    def _show(self, **fields: Any) -> None:  # noqa: ANN401 - the fields of `PreparingState`
        self.state.set(replace(self.state.state, **fields))


def _existing(path: Path) -> Path:
    """The folder itself, or the nearest above it that is there."""
    return path if path.exists() or path == path.parent else _existing(path.parent)
