"""From doubt to doubt: each is selected in the text, told, and ready to be heard; what is right is said to be so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas_ui.language import texts
from lokas_ui.viewmodels.spoken import letters

if TYPE_CHECKING:
    from lokas.text.document import Document, Doubt
    from lokas_ui.viewmodels.playback import Playback
    from lokas_ui.viewmodels.transcript import Review
    from lokas_ui.widgets.review.transcript_view import TranscriptView


class DoubtTour:
    """Leads through the doubts of a `Review` in the `view` of its text."""

    def __init__(self, review: Review, view: TranscriptView, playback: Playback) -> None:
        self._review, self._view, self._playback = review, view, playback

    def next(self) -> None:
        """Go to the first doubt behind the cursor."""
        self._go(backwards=False)

    def previous(self) -> None:
        """Go to the last doubt before the cursor."""
        self._go(backwards=True)

    def check(self) -> None:
        """What is doubtful where the cursor is, is right; on to the next doubt."""
        segment = self._view.segment
        if segment is None or not self._view.commit():
            return
        segment, word = self._view.segment or segment, self._view.word
        if self._review.check(segment.id, None if segment.doubts else word):
            self.next()

    def _go(self, *, backwards: bool) -> None:
        self._view.commit()
        word, document = self._view.word, self._review.document
        doubt = self._review.next_doubt(self._view.place, -1 if word is None else word, backwards=backwards)
        if doubt is None or document is None:
            self._view.say(texts.tr("No doubt is left"))
        else:
            self._show(doubt, document)

    def _show(self, doubt: Doubt, document: Document) -> None:
        place = document.place(doubt.segment_id)
        segment = document.segments[place]
        start, end = (0, len(segment.text)) if doubt.word is None else letters(segment)[doubt.word]
        self._view.go(place, start, end)
        self._view.setFocus()
        self._playback.seek(doubt.start_ms)
        self._view.say(f"{segment.text[start:end].rstrip(' .,;:')}, {self._view.told()}")
