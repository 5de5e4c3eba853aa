"""A line above the start screen: the installation of a model was cut short when Lokas stopped, and can go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas_ui.language import texts
from lokas_ui.widgets.start.offer_bar import OfferBar

if TYPE_CHECKING:
    from lokas_ui.viewmodels.models import Models
    from lokas_ui.viewmodels.navigator import Navigator


class LeftBar(OfferBar):
    """See `OfferBar`."""

    def __init__(self, models: Models, navigator: Navigator) -> None:
        def go_on(_model: str) -> None:
            navigator.go("models")
            models.go_on()

        super().__init__("models", models.left, navigator, tell=_told, accept=go_on, refuse=models.forget_left)


def _told(model: str) -> tuple[str, str]:
    told = texts.tr("The installation of “{model}” did not end. What has been downloaded is kept.")
    return told.format(model=model), texts.tr("Go on")
