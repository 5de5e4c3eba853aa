"""A line above the start screen: the installation of a model was cut short when Lokas stopped, and can go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from lokas_ui.language import texts
from lokas_ui.screens import START
from lokas_ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from lokas_ui.viewmodels.models import Models
    from lokas_ui.viewmodels.navigator import Navigator


class LeftBar(NoticeBar):
    """`left`: the line went, and with it what had the keyboard."""

    left = Signal()

    def __init__(self, models: Models, navigator: Navigator) -> None:
        super().__init__("models")
        self._models, self._navigator = models, navigator
        self.setContentsMargins(24, 12, 24, 0)
        self.acted.connect(self._go_on)
        self.dismissed.connect(self._forget)
        models.left.watch(lambda _left: self._show())
        navigator.place.watch(lambda _place: self._show())

    def retranslate(self) -> None:
        """See `Screen`."""
        super().retranslate()
        if hasattr(self, "_navigator"):
            self._show()

    def _show(self) -> None:
        model, at_start = self._models.left.state, self._navigator.place.state.screen == START
        told = texts.tr("The installation of “{model}” did not end. What has been downloaded is kept.")
        self.show_text(told.format(model=model) if model is not None and at_start else "", texts.tr("Go on"))

    def _go_on(self) -> None:
        self._navigator.go("models")
        self._models.go_on()

    def _forget(self) -> None:
        self._models.forget_left()
        self.left.emit()
