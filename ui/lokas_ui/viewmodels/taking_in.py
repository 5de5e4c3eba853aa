"""What people bring: recordings, texts, backups and folders become meetings, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.jobs import Notice, Progress
from lokas.library.endings import ARCHIVES, TEXTS
from lokas.library.references import is_meeting_folder
from lokas.meeting import Meeting, find_meetings
from lokas_ui.viewmodels.observable import Observable
from lokas_ui.viewmodels.unfinished import Unfinished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lokas.errors import LokasError
    from lokas.jobs import CancelToken, Event, Job
    from lokas.library.incoming.arrivals import Arrived
    from lokas.library.index import Emit
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

SOUNDS = (
    *(".aac", ".aif", ".aiff", ".amr", ".flac", ".m4a", ".m4b", ".mka", ".mp2", ".mp3", ".oga", ".ogg", ".opus"),
    *(".wav", ".wma"),
)
VIDEOS = (".3gp", ".avi", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts", ".ogv", ".webm", ".wmv")
RECORDINGS = (*SOUNDS, *VIDEOS)
TAKEN = (*RECORDINGS, *TEXTS, *ARCHIVES)
"""How the names of what can be taken in end, to find it in a folder; a file that a person chooses may have any name."""


@dataclass(frozen=True, slots=True)
class TakingInState:
    """What is being taken in, and how far: `name` of the file, "" while nothing is; bytes; how many wait behind it.

    Then what came of all of them: the folders of the meetings that are `new`; `known`: what was brought and is here
    already, and as which meeting; `failed`: what was not taken, and why; `notices`: what else to tell.
    """

    name: str = ""
    done: int = 0
    total: int | None = None
    waiting: int = 0
    new: tuple[Path, ...] = ()
    known: tuple[tuple[str, Path], ...] = ()
    failed: tuple[LokasError, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether anything is being taken in."""
        return bool(self.name)

    @property
    def anything(self) -> bool:
        """Whether anything came of it."""
        return bool(self.new or self.known or self.failed or self.notices)


class TakingIn:
    """The view-model of an import; `changed` is called after each meeting that came.

    `left`: what was asked for and not taken in when Lokas stopped, or was closed, the last time.
    """

    def __init__(self, workspace: Workspace, runner: Runner, changed: Callable[[], None]) -> None:
        self._workspace, self._runner, self._changed = workspace, runner, changed
        self._waiting: list[Path] = []
        self._path: Path | None = None
        self._stopped = False
        self._job: Job[Arrived] | Job[None] | None = None
        self._unfinished = Unfinished(workspace.places.data / "imports.json")
        self.state = Observable(TakingInState())
        self.left = Observable(tuple(map(Path, self._unfinished.read())))

    def take(self, paths: Iterable[Path]) -> None:
        """Take these in, after what is being taken in already; a folder of recordings stands for each of them."""
        asked = tuple(paths)
        if not self.state.state.busy:
            self.state.set(TakingInState())
        self._runner.follow(
            self._workspace.background(lambda _emit, _token: [one for path in asked for one in spread(path)]),
            self._found,
            self._failed,
        )

    def find_sound(self, folder: Path, sound: Path) -> None:
        """Tell where the sound of the meeting in a folder lies now; one that is not the same is refused and told."""

        def work(emit: Emit, token: CancelToken) -> None:
            from lokas.library.incoming.importing import relink  # noqa: PLC0415 - to show a list loads no sound

            relink(Meeting(folder), sound, emit, token)

        self._give(sound, work)

    def give_text(self, folder: Path, text: Path) -> None:
        """Let a saved transcript or captions be the text of the meeting in a folder; the one it has is set aside."""

        def work(emit: Emit, _token: CancelToken) -> None:
            from lokas.library.incoming.importing import ImportRequest  # noqa: PLC0415
            from lokas.library.incoming.texts import give_text  # noqa: PLC0415

            give_text(Meeting(folder), ImportRequest(text), emit, other=True)

        self._give(text, work)

    def take_left(self) -> None:
        """Take in what was left when Lokas stopped."""
        left = self.left.state
        self.left.set(())
        self.take(left)

    def forget_left(self) -> None:
        """The person does not want it any more."""
        self.left.set(())
        self._note()

    def cancel(self) -> None:
        """Stop. What is a meeting already stays one; of the file that is being read nothing is left."""
        self._waiting.clear()
        self._path = None
        self._note()
        if self._job is not None:
            self._job.cancel()

    def stop(self) -> None:
        """The application ends: stop, and offer the rest the next time."""
        self._stopped = True
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def dismiss(self) -> None:
        """There is nothing to tell any more."""
        if not self.state.state.busy:
            self.state.set(TakingInState())

    def _found(self, paths: list[Path]) -> None:
        self._waiting += paths
        if self._job is None:
            self._next()
        else:
            self._note()

    def _next(self) -> None:
        self._job = self._path = None
        if not self._waiting:
            self._note()
            self.state.set(replace(self.state.state, name="", done=0, total=None, waiting=0))
            return
        path = self._path = self._waiting.pop(0)
        self._note()
        self.state.set(replace(self.state.state, name=path.name, done=0, total=None, waiting=len(self._waiting)))
        places = self._workspace.places

        def work(emit: Emit, token: CancelToken) -> Arrived:
            from lokas.library.incoming.importing import ImportRequest  # noqa: PLC0415
            from lokas.library.incoming.intake import take_in  # noqa: PLC0415

            request = ImportRequest(path, copy=lies_elsewhere(path, places.data))
            return take_in(places, request, emit, token)

        self._job = job = self._workspace.long_work(work)
        self._runner.follow(
            job,
            lambda arrived: self._took(path, arrived),
            lambda error: self._refused(path, error),
            self._heard,
            self._next,
        )

    def _note(self) -> None:
        """Keep on the disk what is still to be taken in."""
        under_way = [] if self._path is None else [self._path]
        if not self._stopped:
            self._unfinished.note(str(one.absolute()) for one in (*self.left.state, *under_way, *self._waiting))

    def _took(self, path: Path, arrived: Arrived) -> None:
        state = self.state.state
        known = tuple((path.name, folder) for folder in arrived.here_already)
        self.state.set(replace(state, new=(*state.new, *arrived.new), known=(*state.known, *known)))
        self._changed()
        self._next()

    def _give(self, path: Path, work: Callable[[Emit, CancelToken], None]) -> None:
        """Give a meeting the file at `path`, unless something else is taken in now."""
        if self.state.state.busy:
            return
        self.state.set(TakingInState(path.name))
        self._job = job = self._workspace.long_work(work)
        self._runner.follow(
            job, lambda _: self._given(), lambda error: self._refused(path, error), self._heard, self._next
        )

    def _given(self) -> None:
        self._changed()
        self._next()

    def _refused(self, path: Path, error: LokasError) -> None:
        if error.code == "import.already":
            known = (path.name, Path(str(error.data["meeting"])))
            self.state.set(replace(self.state.state, known=(*self.state.state.known, known)))
        else:
            self._failed(error)
        self._next()

    def _failed(self, error: LokasError) -> None:
        self.state.set(replace(self.state.state, failed=(*self.state.state.failed, error)))

    def _heard(self, events: list[Event]) -> None:
        state = self.state.state
        told = [one for one in events if isinstance(one, Progress)]
        notices = [one for one in events if isinstance(one, Notice) and one.code != "import.here_already"]
        if told:
            state = replace(state, done=told[-1].done, total=told[-1].total)
        self.state.set(replace(state, notices=(*state.notices, *notices)))


def lies_elsewhere(path: Path, data: Path) -> bool:
    """Whether a file lies on another disk than what Lokas keeps: a stick, a recorder, a phone that will be unplugged.

    Then its sound is copied; what lies on the same disk stays where it is.
    """
    home = next(one for one in (data.absolute(), *data.absolute().parents) if one.exists())
    try:
        return path.stat().st_dev != home.stat().st_dev
    except OSError:  # what is wrong with it is told when it is read
        return False


def spread(path: Path) -> list[Path]:
    """What is to be taken in of a path: of a folder in which no meetings are, what lies in it and has sound or text.

    Of files that differ in their ending only, a text stands for the recording beside it. Raises `InputError`
    ``import.no_meeting`` (path) for a folder that holds nothing of use, and ``input.not_readable`` (path, reason).
    """
    if not path.is_dir() or is_meeting_folder(path) or any(True for _ in find_meetings(path)):
        return [path]
    try:
        usable = sorted(one for one in path.iterdir() if one.is_file() and one.name[0] != "." and _rank(one) >= 0)
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    if not usable:
        raise InputError("import.no_meeting", path=str(path))
    best = {one.stem.casefold(): one for one in sorted(usable, key=_rank)}
    return [one for one in usable if best[one.stem.casefold()] == one]


def _rank(path: Path) -> int:
    """Which of several files of one stem tells most; less than nothing for what cannot be taken in."""
    suffix = path.suffix.lower()
    if suffix in ARCHIVES[:1]:
        return len(TEXTS) + 1
    if suffix in TEXTS:
        return len(TEXTS) - TEXTS.index(suffix)
    return 0 if suffix in RECORDINGS else -1
