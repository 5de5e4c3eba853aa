"""The queue of what is to be transcribed: a file that survives restarts, and that several processes may change.

One of them at most works through it (`lokas.job_queue.runner`); the others add, move, remove and pause meanwhile.
What an entry is said to be is true as long as the file is read with the lock in view: "running" is only what a living
runner runs, and after a crash it waits again.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from lokas.errors import InputError, LokasError, OptionError, OutputError
from lokas.files import write_atomic, write_error
from lokas.job_queue.entries import Contents, Entry, Failure, State, understood, written
from lokas.job_queue.work import files_of
from lokas.locks import GLANCE_S, hold, is_held
from lokas.meeting import Meeting, is_meeting, moments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from lokas.places import Places
    from lokas.transcription import Request

__all__ = ["Contents", "Entry", "Failure", "JobQueue", "State"]

WAIT_S = 10.0
"""How long a change waits for another process to end its own, which takes as long as a disk takes to write a file."""


@dataclass(frozen=True, slots=True)
class JobQueue:
    """The queue of a data folder. Holds nothing: every answer is read from the disk when it is asked for.

    All methods raise `InputError` ``queue.damaged`` (path, reason), ``queue.newer`` (path, version) and
    ``input.not_readable`` (path, reason). Those that change it raise `OutputError` ``queue.changing`` (path) if another
    process takes very long over its own change, ``output.disk_full`` and ``output.not_writable`` (path, reason); and
    where they take ids, `OptionError` ``queue.unknown`` (value, known) for one that no entry has: nothing is then done.
    """

    places: Places

    def read(self) -> Contents:
        """What it holds now. What was running when its runner was killed waits again."""
        contents = self._on_disk()
        return contents if self.is_run() else _without_running(contents)

    def add(self, requests: Iterable[Request]) -> tuple[Entry, ...]:
        """Put these last, all or none of them.

        A request for a meeting names its folder. Raises `InputError` ``input.missing`` (path), ``input.folder`` (path)
        for a folder that is no meeting's, what `Meeting.facts` raises, and `OptionError` ``queue.twice`` (path, id) if
        an entry that waits or runs has the same results.
        """
        asked = [(_placed(request), _key(request.path)) for request in requests]
        added: list[Entry] = []

        def append(contents: Contents) -> Contents:
            for request, key in asked:
                _refuse_twice(contents, request)
                added.append(Entry(contents.next_id, request, moments.now(), key))
                entries = (*contents.entries, added[-1])
                contents = replace(contents, entries=entries, next_id=contents.next_id + 1)
            return contents

        self._change(append)
        return tuple(added)

    def move(self, number: int, place: Literal["first", "last"] | int) -> None:
        """Put an entry first, last, or before the one of another id. What runs is not stopped by it."""

        def moved(contents: Contents) -> Contents:
            (entry,) = _found(contents, [number])
            others = [one for one in contents.entries if one is not entry]
            if place == number:
                return contents
            if isinstance(place, int):
                at = others.index(_found(contents, [place])[0])
            else:
                at = 0 if place == "first" else len(others)
            return replace(contents, entries=(*others[:at], entry, *others[at:]))

        self._change(moved)

    def remove(self, numbers: Iterable[int]) -> tuple[Entry, ...]:
        """Take entries out, and give them; one that runs is stopped. The work that was done stays in its journal."""
        wanted, removed = tuple(numbers), []

        def without(contents: Contents) -> Contents:
            removed.extend(_found(contents, wanted))
            return replace(contents, entries=tuple(one for one in contents.entries if one not in removed))

        self._change(without)
        return tuple(removed)

    def cancel(self, numbers: Iterable[int]) -> None:
        """Leave these out until they are retried; one that runs is stopped. What is over already stays as it is."""
        wanted = tuple(numbers)
        self._set(
            lambda contents: [one for one in _found(contents, wanted) if one.state in {"waiting", "running"}],
            lambda entry: replace(entry, state="cancelled", ended=moments.now()),
        )

    def retry(self, numbers: Iterable[int] = ()) -> None:
        """Let these wait again where they stand, what failed or was cancelled; without ids, all that failed."""
        wanted = tuple(numbers)

        def chosen(contents: Contents) -> list[Entry]:
            found = _found(contents, wanted)
            states = {"failed", "cancelled"} if wanted else {"failed"}
            return [one for one in found or contents.entries if one.state in states]

        self._set(chosen, lambda entry: replace(entry, state="waiting", ended=None, failure=None))

    def clear(self, *, failed: bool = False) -> tuple[Entry, ...]:
        """Take out what is done or cancelled, and what failed too if that is asked for; gives what went."""
        over = {"done", "cancelled"} | ({"failed"} if failed else set())
        cleared: list[Entry] = []

        def without(contents: Contents) -> Contents:
            cleared.extend(one for one in contents.entries if one.state in over)
            return replace(contents, entries=tuple(one for one in contents.entries if one.state not in over))

        self._change(without)
        return tuple(cleared)

    def pause(self, *, paused: bool = True) -> None:
        """Begin nothing more, and stop what runs, which goes on where it stopped when the queue is resumed.

        It stays so until somebody asks for `paused=False`, also after a restart.
        """
        self._change(lambda contents: replace(contents, paused=paused))

    def begin(self, number: int) -> Entry | None:
        """For the runner: note that an entry runs; None if it does not wait any more, or the queue is paused."""
        begun: list[Entry] = []

        def run(contents: Contents) -> Contents:
            entry = contents.find(number)
            if contents.paused or entry is None or entry.state != "waiting":
                return contents
            begun.append(replace(entry, state="running", begun=entry.begun or moments.now()))
            return contents.with_entry(begun[0])

        self._change(run)
        return begun[0] if begun else None

    def settle(self, number: int, state: State, error: LokasError | None = None) -> None:
        """For the runner: note what became of an entry, unless somebody has taken it out or cancelled it meanwhile.

        What is done is done, though.
        """

        def settled(contents: Contents) -> Contents:
            entry = contents.find(number)
            if entry is None or (entry.state != "running" and state != "done"):
                return contents
            failure = Failure.of(error) if error else None
            ended = None if state == "waiting" else moments.now()
            return contents.with_entry(replace(entry, state=state, ended=ended, failure=failure, interrupted=False))

        self._change(settled)

    def relocate(self, number: int, path: Path) -> None:
        """For the runner: note where the meeting of an entry lies now."""

        def relocated(contents: Contents) -> Contents:
            entry = contents.find(number)
            if entry is None:
                return contents
            return contents.with_entry(replace(entry, request=replace(entry.request, path=path)))

        self._change(relocated)

    def is_run(self) -> bool:
        """Whether a living process works through it."""
        return is_held(self._runner_lock)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """For the runner: be the only one. Raises `OutputError` ``queue.busy`` (path) if there is another."""
        self._make_folder()
        with _held(self._runner_lock, OutputError("queue.busy", path=str(self.places.queue)), GLANCE_S):
            self._change(_without_running)
            yield

    def stamp(self) -> tuple[int, int, int]:
        """What differs when the file was changed; costs next to nothing."""
        try:
            found = self.places.queue.stat()
        except OSError:
            return (0, 0, 0)
        return (found.st_mtime_ns, found.st_size, found.st_ino)

    @property
    def _runner_lock(self) -> Path:
        return self.places.data / ".queue-runner.lock"

    def _set(self, chosen: Callable[[Contents], Iterable[Entry]], change: Callable[[Entry], Entry]) -> None:
        """Change each of the chosen entries."""

        def changed(contents: Contents) -> Contents:
            for entry in chosen(contents):
                contents = contents.with_entry(change(entry))
            return contents

        self._change(changed)

    def _change(self, change: Callable[[Contents], Contents]) -> None:
        """Change the queue as it is on the disk now; the file holds the old one or the new one, whatever happens."""
        path = self.places.queue
        self._make_folder()
        with _held(self.places.data / ".queue.lock", OutputError("queue.changing", path=str(path)), WAIT_S):
            before = self.read()
            after = change(before)
            if after != before:
                write_atomic(path, [written(after, self.places.data)])

    def _on_disk(self) -> Contents:
        path = self.places.queue
        try:
            return understood(path.read_bytes(), path)
        except FileNotFoundError:
            return Contents()
        except OSError as error:
            raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error

    def _make_folder(self) -> None:
        try:
            self.places.data.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_error(self.places.data, error) from error


def _without_running(contents: Contents) -> Contents:
    """The queue after its runner has died: what ran waits again, in its place."""
    return replace(
        contents,
        entries=tuple(
            replace(one, state="waiting", interrupted=True) if one.state == "running" else one
            for one in contents.entries
        ),
    )


def _found(contents: Contents, numbers: Iterable[int]) -> list[Entry]:
    """The entries of these ids, each once. Raises `OptionError` ``queue.unknown`` (value, known)."""
    found = []
    for number in dict.fromkeys(numbers):
        entry = contents.find(number)
        if entry is None:
            raise OptionError("queue.unknown", value=number, known=[one.id for one in contents.entries])
        found.append(entry)
    return found


def _placed(request: Request) -> Request:
    """A request that means the same in any folder. Raises `InputError`."""
    if not request.path.exists():
        raise InputError("input.missing", path=str(request.path))
    if request.path.is_dir() and not is_meeting(request.path):
        raise InputError("input.folder", path=str(request.path))
    sound = request.export.sound and request.export.sound.absolute()
    return replace(
        request,
        path=request.path.absolute(),
        folder=request.folder and request.folder.absolute(),
        export=replace(request.export, sound=sound),
    )


def _key(path: Path) -> str | None:
    return Meeting.open(path).facts.key if is_meeting(path) else None


def _refuse_twice(contents: Contents, request: Request) -> None:
    journal = files_of(request).journal
    for entry in contents.entries:
        if entry.state in {"waiting", "running"} and files_of(entry.request).journal == journal:
            raise OptionError("queue.twice", path=str(request.path), id=entry.id)


@contextmanager
def _held(path: Path, busy: OutputError, wait_s: float) -> Iterator[None]:
    """Hold a lock; `busy` is what is raised if another process has it."""
    with ExitStack() as held:
        try:
            held.enter_context(hold(path, wait_s=wait_s))
        except OutputError as error:
            raise (busy if error.code == "meeting.busy" else error) from error
        yield
