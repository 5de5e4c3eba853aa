"""A meeting is a folder that a person can open, move, rename and copy; what is true of it is what stands on the disk.

    2026-03-14 Budget review [k3f9]/
      meeting.toml      what people may read and edit
      audio.flac        the sound
      markers.jsonl     moments that people marked
      gaps.jsonl        stretches that the sound lacks
      control.jsonl, recorder.status, recorder.lock     the recorder's own
      transcript.json   what the machine heard
      speakers.json     who speaks when, as the machine told voices apart
      log.txt           what was done with it, for people to read

The program deletes nothing of it by itself.
"""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from lokas.errors import InputError, LokasError, OutputError
from lokas.files import write_atomic, write_error
from lokas.lines import append_text
from lokas.locks import hold, is_held
from lokas.meeting import moments
from lokas.meeting.facts import MeetingFacts, parse_facts
from lokas.meeting.markers import Gap, Marker, append_gap, append_marker, read_gaps, read_markers
from lokas.meeting.names import folder_name
from lokas_models.disk import sync_folder

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lokas.meeting.markers import GapKind, MarkerKind

MeetingState = Literal["planned", "recording", "interrupted", "recorded", "transcribed"]
"""No sound yet; a living process records; its recorder did not end in good order; closed; and with a transcript."""

FACTS, SOUND, TRANSCRIPT = "meeting.toml", "audio.flac", "transcript.json"
DOCUMENT, EDITS, DOCUMENT_LOCK, KEPT_MARKS = "document.json", "document.edits.jsonl", "document.lock", "marks.json"
EARLIER = "earlier"
"""What people made of the transcript; see `lokas.text.document`."""
DEPTH = 3
"""How deep meetings may lie under their root: a person may have put them into folders of years and groups."""
KEY_BYTES = 6
"""Drawn at random for each meeting: among a million of them, two are alike once in five hundred times."""
WAIT_S = 5.0
"""How long a change of `meeting.toml` waits for another process to end its own."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The folder of a meeting. Holds nothing but its place: every answer is read from the disk when it is asked for.

    Made by `create` or `open`. Methods that write raise `OutputError` ``output.disk_full`` or ``output.not_writable``
    (path, reason).
    """

    folder: Path

    @classmethod
    def create(cls, root: Path, title: str, began: dt.datetime) -> Meeting:
        """A meeting of which nothing more is known; see `create_with`."""
        return cls.create_with(root, MeetingFacts(title, began))

    @classmethod
    def create_with(cls, root: Path, facts: MeetingFacts) -> Meeting:
        """A new folder in `root`, which is made if it is not there, with all `facts` in its `meeting.toml`.

        A meeting that has no `key` gets one. `facts.began` is aware of its zone. A title may hold anything; the
        folder's name has what a file system takes.
        """
        from lokas.meeting.editing import new_content  # noqa: PLC0415 - only writing needs its library

        facts = facts if facts.key else replace(facts, key=secrets.token_hex(KEY_BYTES))
        meeting = cls(_new_folder(root, facts.title, facts.began))
        try:
            write_atomic(meeting.facts_file, [new_content(facts)])
        except OutputError:
            with suppress(OSError):
                meeting.folder.rmdir()  # which only an empty folder allows
            raise
        return meeting

    @classmethod
    def open(cls, folder: Path) -> Meeting:
        """The meeting in a folder, wherever it came from; nothing is written. Raises as `facts`."""
        meeting = cls(folder.absolute())
        _ = meeting.facts
        return meeting

    @property
    def facts(self) -> MeetingFacts:
        """What `meeting.toml` tells now.

        Raises `InputError` ``meeting.missing`` (path) if there is none, ``meeting.damaged`` (path, reason),
        ``meeting.newer`` (path, version), ``input.not_readable`` (path, reason).
        """
        return parse_facts(self.facts_file, self._content())

    def save(self, facts: MeetingFacts) -> None:
        """Write these facts, over what anybody wrote meanwhile; `update` is the way to change one. Raises as it."""
        self.update(lambda _: facts)

    def update(self, change: Callable[[MeetingFacts], MeetingFacts]) -> MeetingFacts:
        """Change the facts as they are on the disk now, and give them; comments and unknown keys of the file stay.

        Raises as `facts`, the file untouched, and `OutputError` ``meeting.busy`` (path) if another process takes longer
        than five seconds over its own change.
        """
        from lokas.meeting.editing import edited_content  # noqa: PLC0415 - as above

        _ = self.facts  # first, so that nothing is made in a folder that is no meeting's
        with hold(self.folder / ".changing.lock", wait_s=WAIT_S):
            content = self._content()
            facts = change(parse_facts(self.facts_file, content))
            edited = edited_content(self.facts_file, content, facts)
            if edited != content:
                write_atomic(self.facts_file, [edited])
        return facts

    def state(self) -> MeetingState:
        """Where the meeting stands. Raises as `facts`."""
        if is_held(self.lock):
            return "recording"
        if self.is_unclosed():
            return "interrupted"
        if self.transcript.exists():
            return "transcribed"
        return "planned" if self.facts.closed is None else "recorded"

    def is_unclosed(self) -> bool:
        """Whether there is sound that nobody closed, as while it is recorded and after a crash. Raises as `facts`."""
        return self.facts.closed is None and self.sound.exists()

    def add_marker(self, kind: MarkerKind, at_ms: int, text: str = "") -> Marker:
        """Mark a moment of the sound; on the disk when this returns. Any process may do so at any time."""
        marker = Marker(at_ms, kind, text, moments.now())
        append_marker(self.markers_file, marker)
        return marker

    def markers(self) -> tuple[Marker, ...]:
        """What was marked, by time. Raises `InputError` ``input.not_readable`` (path, reason)."""
        return read_markers(self.markers_file)

    def add_gap(self, kind: GapKind, at_ms: int, length_ms: int | None, *, in_file: bool) -> Gap:
        """Note a stretch that the sound lacks, or with a length of None its begin (see `Gap`); on the disk at once."""
        gap = Gap(at_ms, length_ms, kind, in_file)
        append_gap(self.gaps_file, gap)
        return gap

    def gaps(self) -> tuple[Gap, ...]:
        """What the sound lacks, by time. Raises as `markers`."""
        return read_gaps(self.gaps_file)

    def log(self, code: str, **data: object) -> None:
        """Note in `log.txt` what was done, with the time: a dotted code, and data as JSON; on the disk at once."""
        told = json.dumps(data, ensure_ascii=False, default=str) if data else ""
        append_text(self.log_file, f"{moments.written(moments.now())} {code} {told}".rstrip())

    @property
    def facts_file(self) -> Path:
        """What people may read and edit."""
        return self.folder / FACTS

    @property
    def sound(self) -> Path:
        """The sound, one channel for each source."""
        return self.folder / SOUND

    def sound_file(self) -> Path:
        """The file to listen to: its own sound, or the imported one, wherever that lies. Raises as `facts`."""
        imported = self.facts.imported
        return self.folder / imported.file if imported else self.sound

    @property
    def peaks(self) -> Path:
        """What a waveform of its sound is drawn from; as of everything with a dot, nothing of it leaves the house."""
        return self.folder / ".peaks"

    @property
    def transcript(self) -> Path:
        """What the machine heard."""
        return self.folder / TRANSCRIPT

    @property
    def voices(self) -> Path:
        """The prints of the voices in its sound; nothing of it leaves the house, and it goes when the sound goes."""
        return self.folder / ".voices.npz"

    @property
    def speakers(self) -> Path:
        """Who speaks when, as the machine told voices apart."""
        return self.folder / "speakers.json"

    @property
    def markers_file(self) -> Path:
        """One marker a line."""
        return self.folder / "markers.jsonl"

    @property
    def gaps_file(self) -> Path:
        """One gap a line."""
        return self.folder / "gaps.jsonl"

    @property
    def control(self) -> Path:
        """Commands to the recorder."""
        return self.folder / "control.jsonl"

    @property
    def status(self) -> Path:
        """The recorder's latest values."""
        return self.folder / "recorder.status"

    @property
    def lock(self) -> Path:
        """Held (see `lokas.locks`) by the recorder as long as it lives."""
        return self.folder / "recorder.lock"

    @property
    def journal(self) -> Path:
        """What was transcribed of it so far, until that is finished."""
        return self.folder / "transcript.partial.jsonl"

    @property
    def exports(self) -> Path:
        """The folder of what was exported of it."""
        return self.folder / "exports"

    @property
    def earlier(self) -> Path:
        """The folder of its earlier texts, each in a folder of the moment it was set aside."""
        return self.folder / EARLIER

    @property
    def stem(self) -> str:
        """What files that are made of it are called: its day and its title, as its folder has them."""
        return self.folder.name.rpartition(" [")[0] or self.folder.name

    @property
    def work_lock(self) -> Path:
        """Held by whoever makes its text: two at once would write into one journal."""
        return self.folder / ".transcribing.lock"

    @property
    def log_file(self) -> Path:
        """What was done with the meeting."""
        return self.folder / "log.txt"

    def _content(self) -> bytes:
        try:
            return self.facts_file.read_bytes()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise InputError("meeting.missing", path=str(self.folder)) from error
        except OSError as error:
            raise InputError("input.not_readable", path=str(self.facts_file), reason=error.strerror or "") from error


@dataclass(frozen=True, slots=True)
class Damaged:
    """A folder that is a meeting's, and why it cannot be opened. Nothing in it was touched."""

    folder: Path
    error: LokasError


def is_meeting(path: Path) -> bool:
    """Whether this folder has a `meeting.toml`, whole or damaged."""
    return Meeting(path).facts_file.is_file()


def find_meetings(root: Path) -> Iterator[Meeting | Damaged]:
    """Every meeting under `root`, by the names of the folders, which begin with the day; none if there is no `root`.

    A folder is a meeting's that has a `meeting.toml`, a sound or a transcript. Links are not followed, and hidden
    folders passed over: wastebaskets of USB sticks are such.
    Raises `InputError` ``input.not_readable`` (path, reason) if `root` itself cannot be read.
    """
    try:
        inside = _folders(root)
    except OSError as error:
        raise InputError("input.not_readable", path=str(root), reason=error.strerror or "") from error
    for folder in inside:
        yield from _meetings_in(folder, DEPTH - 1)


def _meetings_in(folder: Path, depth: int) -> Iterator[Meeting | Damaged]:
    try:
        if any((folder / name).exists() for name in (FACTS, SOUND, TRANSCRIPT)):
            yield Meeting.open(folder)
            return
        inside = _folders(folder) if depth else []
    except LokasError as error:
        yield Damaged(folder, error)
        return
    except OSError as error:
        yield Damaged(folder, InputError("input.not_readable", path=str(folder), reason=error.strerror or ""))
        return
    for one in inside:
        yield from _meetings_in(one, depth - 1)


def _folders(parent: Path) -> list[Path]:
    """The folders in a folder, by name; none if it is not there."""
    with suppress(FileNotFoundError):
        return sorted(one for one in parent.iterdir() if one.is_dir() and not one.is_symlink() and one.name[0] != ".")
    return []


def _new_folder(root: Path, title: str, began: dt.datetime) -> Path:
    try:
        root.mkdir(parents=True, exist_ok=True)
        while True:
            folder = root.absolute() / folder_name(title, began)
            with suppress(FileExistsError):
                folder.mkdir()
                sync_folder(root)
                return folder
    except OSError as error:
        raise write_error(root, error) from error
