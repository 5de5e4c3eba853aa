"""A line above the start screen after a crash: where the person was, and a button that leads back there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from lokas_ui.language import texts
from lokas_ui.screens import SCREENS, START
from lokas_ui.widgets.notice_bar import NoticeBar
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from lokas_ui.viewmodels.navigator import Navigator, Place
    from lokas_ui.viewmodels.whereabouts import Left, Whereabouts


class ReturnBar(NoticeBar):
    """`left`: the line went, and with it what had the keyboard."""

    left = Signal()

    def __init__(self, whereabouts: Whereabouts, navigator: Navigator) -> None:
        super().__init__("back")
        self._whereabouts, self._navigator = whereabouts, navigator
        self.setContentsMargins(24, 12, 24, 0)
        self.acted.connect(self._go)
        self.dismissed.connect(self._forget)
        whereabouts.offered.watch(lambda _left: self._show())
        navigator.place.watch(lambda _place: self._show())

    def retranslate(self) -> None:
        """See `Screen`."""
        super().retranslate()
        if hasattr(self, "_navigator"):
            self._show()

    def _show(self) -> None:
        left, at_start = self._whereabouts.offered.state, self._navigator.place.state.screen == START
        self.show_text(of_left(left) if left is not None and at_start else "", texts.tr("Go back there"))

    def _go(self) -> None:
        left = self._whereabouts.offered.state
        if left is not None:
            self._navigator.go(left.place.screen, left.place.folder, left.place.at_ms)

    def _forget(self) -> None:
        self._whereabouts.forget()
        self.left.emit()


def of_left(left: Left) -> str:
    """What the person did when Lokas stopped, and that nothing of it is lost where they may wonder."""
    place, title = left.place, left.title or texts.tr("Untitled")
    if place.screen == "prepare":
        return texts.tr("Lokas stopped while a recording was being prepared. What was filled in is kept.")
    if place.folder is None:
        return texts.tr("Lokas stopped while “{screen}” was shown.").format(screen=SCREENS[place.screen].title())
    return _of_meeting(place).format(title=title, time=clock(place.at_ms or 0))


def _of_meeting(place: Place) -> str:
    if place.screen == "review" and place.at_ms:
        return texts.tr("Lokas stopped while “{title}” was being reviewed, at {time}.")
    if place.screen == "review":
        return texts.tr("Lokas stopped while “{title}” was being reviewed.")
    if place.screen == "minutes":
        return texts.tr("Lokas stopped while the minutes of “{title}” were being written.")
    if place.screen == "share":
        return texts.tr("Lokas stopped while “{title}” was being shared.")
    return texts.tr("Lokas stopped while you were at “{title}”.")
