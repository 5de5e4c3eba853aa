"""Words that were ever said: looked for as they are typed, each hit with its second of the sound."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.jobs import Progress
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from lokas.errors import LokasError
    from lokas.jobs import CancelToken, Event, Job
    from lokas.library.index import Emit
    from lokas.library.index.searching import Hit, Search
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

MOST_HITS = 100
"""So many are shown at first, and so many more each time somebody asks for more."""

TAG = "#"
"""What a tag begins with where it is typed among words."""


@dataclass(frozen=True, slots=True)
class FindingState:
    """What is looked for as it was typed, "" for nothing, and the first `hits` of `count`.

    While it is `busy`, they are those of the words before. `percent` of the meetings' texts that were read, where that
    takes a while.
    """

    words: str = ""
    hits: tuple[Hit, ...] = ()
    count: int = 0
    busy: bool = False
    percent: int | None = None
    trouble: LokasError | None = None

    @property
    def more(self) -> bool:
        """Whether there are hits that are not shown."""
        return self.count > len(self.hits)


class Finding:
    """The view-model of the search box: what is typed later takes the place of what was typed before."""

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self._job: Job[tuple[tuple[Hit, ...], int]] | None = None
        self.state = Observable(FindingState())

    def find(self, words: str) -> None:
        """Look for these words; for none, show nothing."""
        words = words.strip()
        if words == self.state.state.words:
            return
        self._stop()
        if not words:
            self.state.set(FindingState())
            return
        self._ask(replace(self.state.state, words=words), MOST_HITS)

    def find_again(self) -> None:
        """Look for the same words again: meetings may have changed."""
        if self.state.state.words and self._job is None:
            self._ask(self.state.state, max(MOST_HITS, len(self.state.state.hits)))

    def show_more(self) -> None:
        """Show more of what was found."""
        if self.state.state.more and self._job is None:
            self._ask(self.state.state, len(self.state.state.hits) + MOST_HITS)

    def _ask(self, state: FindingState, most: int) -> None:
        self.state.set(replace(state, busy=True, percent=None, trouble=None))
        workspace = self._workspace

        def work(emit: Emit, token: CancelToken) -> tuple[tuple[Hit, ...], int]:
            token.check()
            from lokas.library.index import Index  # noqa: PLC0415 - who looks for nothing loads no index
            from lokas.library.index.searching import count, search  # noqa: PLC0415

            index, library, wanted = Index(workspace.places.index), workspace.library, wanted_of(state.words)
            found, _ = index.answer(
                lambda: (tuple(itertools.islice(search(index, library, wanted), most)), count(index, wanted)),
                library,
                emit,
                token,
            )
            return found

        self._job = job = workspace.look_up(work)
        self._runner.follow(
            job,
            lambda found: self._took(job, *found),
            lambda error: self._failed(job, error),
            lambda events: self._heard(job, events),
        )

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _took(self, job: Job[tuple[tuple[Hit, ...], int]], hits: tuple[Hit, ...], number: int) -> None:
        if job is self._job:
            self._job = None
            self.state.set(FindingState(self.state.state.words, hits, number))

    def _failed(self, job: Job[tuple[tuple[Hit, ...], int]], error: LokasError) -> None:
        if job is self._job:
            self._job = None
            self.state.set(FindingState(self.state.state.words, trouble=error))

    def _heard(self, job: Job[tuple[tuple[Hit, ...], int]], events: list[Event]) -> None:
        told = [one for one in events if isinstance(one, Progress) and one.total]
        if job is self._job and told:
            self.state.set(replace(self.state.state, percent=100 * told[-1].done // (told[-1].total or 1)))


def wanted_of(typed: str) -> Search:
    """What a person types: words, and tags with a number sign before them."""
    from lokas.library.index.searching import Search  # noqa: PLC0415

    parts = typed.split()
    tags = tuple(one[1:] for one in parts if one.startswith(TAG) and len(one) > 1)
    words = " ".join(one for one in parts if not (one.startswith(TAG) and len(one) > 1))
    return Search(words, tags=tags)
