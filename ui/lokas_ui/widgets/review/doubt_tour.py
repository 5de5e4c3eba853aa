"""From doubt to doubt: each is selected in the text, told, and ready to be heard; what is right is said to be so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lokas_ui.language import texts
from lokas_ui.viewmodels.spoken import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lokas.text.document import Document, Doubt, TextSegment
    from lokas_ui.viewmodels.playback import Playback
    from lokas_ui.viewmodels.transcript import Review
    from lokas_ui.widgets.review.transcript_view import TranscriptView


class DoubtTour:
    """Leads through the doubts of a `Review` in the `view` of its text."""

    def __init__(self, review: Review, view: TranscriptView, playback: Playback) -> None:
        self._review, self._view, self._playback = review, view, playback
        self._of_voices = False
        self._shown: Doubt | None = None

    @property
    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """What is done here, by the last part of its name in the table of keys."""
        return {
            "next_doubt": self.next,
            "previous_doubt": self.previous,
            "next_unsure": partial(self.next, of_voices=True),
            "previous_unsure": partial(self.previous, of_voices=True),
            "check": self.check,
        }

    def next(self, *, of_voices: bool = False) -> None:
        """Go to the first doubt behind the cursor; `of_voices`: only where it is unsure who speaks."""
        self._of_voices = of_voices
        self._go(backwards=False)

    def previous(self, *, of_voices: bool = False) -> None:
        """Go to the last doubt before the cursor; `of_voices` as of `next`."""
        self._of_voices = of_voices
        self._go(backwards=True)

    def check(self) -> None:
        """What is doubtful where the cursor is, is right; on to the next doubt."""
        segment = self._view.segment
        if segment is None or not self._view.commit():
            return
        segment, word = self._view.segment or segment, self._view.word
        if self._shown is not None and self._shown.segment_id == segment.id and self._is_selected(segment):
            self._be_sure(segment)
            return
        if self._review.check(segment.id, None if segment.doubts else word):
            self._go(backwards=False)

    def _is_selected(self, segment: TextSegment) -> bool:
        """Whether all of a line is, as it is when the tour asks who says it."""
        selected = self._view.selected
        return (selected.start, selected.end) == (0, len(segment.text)) and selected.first == selected.last

    def _be_sure(self, segment: TextSegment) -> None:
        """Whoever is taken to say a line does."""
        if self._review.sure(segment.id):
            self._go(backwards=False)
        else:
            self._view.say(texts.tr("Nobody is known to say this line: give it to somebody first."))

    def _go(self, *, backwards: bool) -> None:
        self._view.commit()
        word, document = self._view.word, self._review.document
        at = -1 if word is None else word
        doubt = self._review.next_doubt(self._view.place, at, backwards=backwards, of_voices=self._of_voices)
        if doubt is None or document is None:
            none = texts.tr("Whose voice it is, is unsure nowhere") if self._of_voices else texts.tr("No doubt is left")
            self._view.say(none)
        else:
            self._show(doubt, document)

    def _show(self, doubt: Doubt, document: Document) -> None:
        place = document.place(doubt.segment_id)
        segment = document.segments[place]
        start, end = (0, len(segment.text)) if doubt.word is None else letters(segment)[doubt.word]
        self._shown = doubt if doubt.kind == "speaker" else None
        self._view.go(place, start, end)
        self._view.setFocus()
        self._playback.seek(doubt.start_ms)
        self._view.say(f"{segment.text[start:end].rstrip(' .,;:')}, {self._view.told()}")
