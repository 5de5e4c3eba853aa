"""Corrections in many places at once, seen before they are made: find and replace, and what the glossary suggests."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lokas.text.document import Search, find, replace_all
from lokas.text.glossary import glossary_at, suggestions
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.errors import LokasError
    from lokas.jobs import Job
    from lokas.text.document import Document, Place
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner
    from lokas_ui.viewmodels.transcript import Review, ReviewState

    Finder = Callable[[Document], list[Place]]


@dataclass(frozen=True, slots=True)
class CorrectionsState:
    """The places that were found, None before anything was looked for; `kept`: those that shall stay as they are.

    `looking`: they are of a text that has changed since, and are looked for anew.
    """

    places: tuple[Place, ...] | None = None
    kept: frozenset[int] = field(default_factory=frozenset)
    looking: bool = False
    trouble: LokasError | None = None

    @property
    def chosen(self) -> tuple[Place, ...]:
        """The places that would be replaced."""
        return tuple(one for at, one in enumerate(self.places or ()) if at not in self.kept)


class Corrections:
    """The view-model of what is found in the text of a `Review`; it looks anew whenever that text changes."""

    def __init__(self, review: Review, workspace: Workspace, runner: Runner) -> None:
        self._review, self._workspace, self._runner = review, workspace, runner
        self._finder: Finder | None = None
        self._looking: Job[list[Place]] | None = None
        self._document: Document | None = None
        self.state = Observable(CorrectionsState())
        review.state.watch(self._follow)

    def look_for(self, search: Search, replacement: str | None = None) -> None:
        """Find a text, and show what it would be replaced by."""
        self._begin(lambda document: list(find(document, search, replacement)))

    def suggest(self) -> None:
        """Find what sounds like a name of the association's glossary, and show that name."""
        places = self._workspace.places
        self._begin(lambda document: list(suggestions(document, glossary_at(places.glossary))))

    def forget(self) -> None:
        """Look for nothing any more."""
        self._finder = self._looking = self._document = None
        self.state.set(CorrectionsState())

    def choose(self, number: int, *, chosen: bool) -> None:
        """One of the places, from 0, shall be replaced, or stay as it is."""
        state = self.state.state
        self.state.set(replace(state, kept=state.kept - {number} if chosen else state.kept | {number}))

    def replace_chosen(self) -> None:
        """Replace what is chosen, in one step that can be undone."""
        self._replace(self.state.state.chosen)

    def replace_one(self, number: int) -> None:
        """Replace one of the places, from 0."""
        self._replace((self.state.state.places or ())[number : number + 1])

    def nearest(self, segment_id: int, position: int, *, backwards: bool = False) -> int | None:
        """The number of the first place behind a position, or before it; past the last one it begins anew."""
        places, document = self.state.state.places, self._document
        if not places or document is None:
            return None
        order = {one.id: at for at, one in enumerate(document.segments)}
        here = order.get(segment_id, 0), position
        spots = [(order[one.segment_id], one.start) for one in places]
        if backwards:
            return next((at for at in range(len(spots) - 1, -1, -1) if spots[at] < here), len(spots) - 1)
        return next((at for at, spot in enumerate(spots) if spot >= here), 0)

    def _begin(self, finder: Finder) -> None:
        self._finder, self._document = finder, None
        self.state.set(CorrectionsState())
        self._look()

    def _look(self) -> None:
        document, finder = self._review.document, self._finder
        if document is None or finder is None:
            return
        self._looking = looking = self._workspace.background(lambda _emit, _token: finder(document))
        self.state.set(replace(self.state.state, looking=True, trouble=None))
        self._runner.follow(
            looking,
            lambda places: self._found(looking, document, places),
            lambda error: self.state.set(replace(self.state.state, looking=False, trouble=error)),
        )

    def _found(self, looking: Job[list[Place]], document: Document, places: list[Place]) -> None:
        if self._looking is not looking:
            return
        if document is not self._review.document:  # it was edited meanwhile
            self._look()
        else:
            self._document = document
            self.state.set(CorrectionsState(tuple(places)))

    def _follow(self, state: ReviewState) -> None:
        if state.document is None:
            self.forget()
        elif self._document is not None and state.document is not self._document:
            self._document = None
            self._look()

    def _replace(self, places: tuple[Place, ...]) -> None:
        if places and self._document is not None and self._review.document is self._document:
            self._review.do_long(lambda document: replace_all(document, places))
