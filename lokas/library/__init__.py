"""The meetings that are kept: found as people name them, listed, renamed, tagged, put into a trash and taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.errors import LokasError
from lokas.library import damage, moving, trash
from lokas.library.entries import Entry, entries
from lokas.library.references import folded, folder_of, folder_under
from lokas.meeting import Damaged, Meeting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from lokas.library.damage import Remains
    from lokas.library.trash import Trashed


@dataclass(frozen=True, slots=True)
class Shelf:
    """All meetings at one moment: those that open, the newest first; what is left of those that do not; and copies."""

    entries: tuple[Entry, ...]
    damaged: tuple[Remains, ...]
    copies: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Library:
    """The meetings under `root`; what is deleted of them goes to `trash`. Holds nothing but these places.

    What changes a meeting raises `OutputError` ``meeting.recording`` (path) while it is recorded, ``meeting.busy``
    (path) while it is transcribed or edited by another process, ``output.not_writable`` and ``output.disk_full`` (path,
    reason).
    """

    root: Path
    trash: Path

    def find(self, text: str) -> Meeting:
        """The meeting that a person names. Raises as `folder_of`, and as `Meeting.open` if it cannot be opened."""
        return Meeting.open(self.folder_of(text))

    def folder_of(self, text: str) -> Path:
        """The folder of the meeting that a person names, also of a damaged one; see `references.folder_of`."""
        return folder_of(self.root, text)

    def entries(self, queued: Collection[Path] = ()) -> tuple[Entry, ...]:
        """The meetings that open, the newest first; see `shelf`."""
        return self.shelf(queued).entries

    def shelf(self, queued: Collection[Path] = ()) -> Shelf:
        """All meetings; of those that open only small files are read whole.

        `queued`: folders of those that wait to be transcribed. Raises as `find_meetings`.
        """
        found = list(entries(self.root, queued))
        whole = [one for one in found if isinstance(one, Entry)]
        whole.sort(key=lambda one: (one.began, one.meeting.folder), reverse=True)
        left = tuple(damage.remains(one) for one in found if isinstance(one, Damaged))
        return Shelf(tuple(whole), left, tuple(damage.copies(whole)))

    def rename(self, meeting: Meeting, title: str) -> Meeting:
        """The meeting under another title, in a folder of that name; see `moving.rename`."""
        return moving.rename(meeting, title)

    def tag(self, meeting: Meeting, add: Iterable[str] = (), remove: Iterable[str] = ()) -> tuple[str, ...]:
        """Add tags to a meeting and remove others; gives those it has then, in the order they were added.

        Case and accents do not make another tag. Raises as `Meeting.update`.
        """
        gone = {folded(tag) for tag in remove}
        added = [" ".join(tag.split()) for tag in add]

        def change(tags: tuple[str, ...]) -> tuple[str, ...]:
            known = {folded(tag): tag for tag in reversed((*tags, *added))}
            order = dict.fromkeys(folded(tag) for tag in (*tags, *added))
            return tuple(known[tag] for tag in order if tag and tag not in gone)

        return meeting.update(lambda facts: replace(facts, tags=change(facts.tags))).tags

    def delete(self, folder: Path) -> Path:
        """Move a meeting, whole or damaged, to the trash; gives its place there; see `trash.put_away`."""
        return trash.put_away(folder, self.root, self.trash)

    def delete_for_good(self, folder: Path) -> None:
        """Delete a meeting, whole or damaged, with its sound and its text, because a person asked for it."""
        moving.refuse_busy(folder)
        trash.erase(folder)

    def trashed(self) -> list[Trashed]:
        """What is in the trash, what was deleted last first. Raises as `find_meetings`."""
        return trash.trashed(self.root, self.trash)

    def find_trashed(self, text: str) -> Trashed:
        """The meeting in the trash that a person names. Raises as `references.folder_under`."""
        folder = folder_under(self.trash, text)
        return next(one for one in self.trashed() if one.folder == folder)

    def restore(self, one: Trashed) -> Path:
        """Take a meeting out of the trash, to where it was; gives its place; see `trash.take_back`."""
        return trash.take_back(one)

    def empty_trash(self) -> int:
        """Delete for good what is in the trash, because a person asked for it; gives how many meetings that were."""
        found = self.trashed()
        for one in found:
            trash.erase(one.folder)
        return len(found)

    def finish_erasing(self) -> None:
        """Delete what was being deleted for good when a crash came, of the trash and of the meetings."""
        for folder in (self.root, self.trash):
            trash.finish_erasing(folder)

    def remains(self, folder: Path) -> Remains | None:
        """What can still be read of a meeting that cannot be opened; None of one that can."""
        try:
            Meeting.open(folder)
        except LokasError as error:
            return damage.remains(Damaged(folder, error))
        return None

    def mend(self, found: Remains) -> Meeting:
        """Make a damaged meeting one that opens, of what could be saved, as a person asks; see `damage.mend`."""
        return damage.mend(found)
