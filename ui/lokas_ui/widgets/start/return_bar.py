"""A line above the start screen after a crash: where the person was, and a button that leads back there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas_ui.language import texts
from lokas_ui.screens import SCREENS
from lokas_ui.widgets.start.offer_bar import OfferBar
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from lokas_ui.viewmodels.navigator import Navigator, Place
    from lokas_ui.viewmodels.whereabouts import Left, Whereabouts


class ReturnBar(OfferBar):
    """See `OfferBar`."""

    def __init__(self, whereabouts: Whereabouts, navigator: Navigator) -> None:
        super().__init__(
            "back",
            whereabouts.offered,
            navigator,
            tell=lambda left: (of_left(left), texts.tr("Go back there")),
            accept=lambda left: navigator.go(left.place.screen, left.place.folder, left.place.at_ms),
            refuse=whereabouts.forget,
        )


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
