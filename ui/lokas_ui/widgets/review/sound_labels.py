"""What of a text is shown beside its sound: who speaks when, and what is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from lokas_ui.widgets.marks import mark_named, seen_marks
from lokas_ui.widgets.review.sound_picture import SoundMark, SoundSpeaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.text.document import Document
    from lokas_ui.widgets.review.sound_panel import SoundPanel


REST_MS = 400
"""After so long without an edit the sound shows who speaks and what is marked as the text does."""


class SoundLabels(QObject):
    """Keeps the panel of a sound in step with its text."""

    def __init__(self, panel: SoundPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._document: Document | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show)

    def show_soon(self, document: Document | None) -> None:
        """Show what is said and marked in a text, when it rests."""
        self._document = document
        self._rest.start()

    def _show(self) -> None:
        document = self._document
        self._panel.show_marks(marked(document) if document else [])
        self._panel.show_speakers(list(stretches(document)) if document else [])


def marked(document: Document) -> list[SoundMark]:
    """The marks of a document, as people read them."""
    return [SoundMark(one.start_ms, one.kind, mark_named(one.kind, one.text)) for one in seen_marks(document)]


def stretches(document: Document) -> Iterator[SoundSpeaker]:
    """Who speaks when, neighbouring segments of one person together."""
    numbers = {one.key: at for at, one in enumerate(document.speakers)}
    begun: SoundSpeaker | None = None
    for segment in document.segments:
        number = numbers.get(segment.speaker or "")
        if begun is not None and number == begun.number:
            begun = SoundSpeaker(begun.start_ms, segment.end_ms, begun.number, begun.name)
            continue
        if begun is not None:
            yield begun
        name = document.name_of(segment.speaker) or ""
        begun = None if number is None else SoundSpeaker(segment.start_ms, segment.end_ms, number, name)
    if begun is not None:
        yield begun
