"""A line above the start screen that offers to go on with what Lokas' end cut short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from lokas_ui.screens import START
from lokas_ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas_ui.viewmodels.navigator import Navigator
    from lokas_ui.viewmodels.observable import Observable


class OfferBar(NoticeBar):
    """`left`: the line went, and with it what had the keyboard."""

    left = Signal()

    def __init__(
        self,
        sign: str,
        offered: Observable[Any],
        navigator: Navigator,
        *,
        tell: Callable[[Any], tuple[str, str]],
        accept: Callable[[Any], object],
        refuse: Callable[[], object],
    ) -> None:
        """`offered` None: nothing. `tell`: its text, and that of the button; then what is done for each answer."""
        super().__init__(sign)
        self._offered, self._navigator, self._words, self._refuse = offered, navigator, tell, refuse
        self.setContentsMargins(24, 12, 24, 0)
        self.acted.connect(lambda: accept(offered.state) if offered.state is not None else None)
        self.dismissed.connect(self._forget)
        offered.watch(lambda _offered: self._show())
        navigator.place.watch(lambda _place: self._show())

    def retranslate(self) -> None:
        """See `Screen`."""
        super().retranslate()
        if hasattr(self, "_offered"):
            self._show()

    def _show(self) -> None:
        offers = self._offered.state is not None and self._navigator.place.state.screen == START
        self.show_text(*(self._words(self._offered.state) if offers else ("", "")))

    def _forget(self) -> None:
        self._refuse()
        self.left.emit()
