"""How the application looks and speaks: its language, its colours and the size of its text, changed while it runs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontInfo, QPalette

from lokas_ui.colours import Theme, palette_of
from lokas_ui.style import Style

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

    from lokas.settings import Settings
    from lokas_ui.language import Language, Translations

SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast_light": Qt.ColorScheme.Light,
    "contrast_dark": Qt.ColorScheme.Dark,
}


class Manner:
    """Makes the application as the settings under ``interface.`` say. Make one, before the first window."""

    def __init__(self, application: QApplication, settings: Settings, translations: Translations) -> None:
        self._application, self._settings, self._translations = application, settings, translations
        self._usual_pt = _size_pt(application.font())
        self._language: Language | None = None
        self._hints = application.styleHints()  # PySide forgets what it hands out together with it
        self._wishes = self._hints.accessibility()
        self._wishes.contrastPreferenceChanged.connect(self._recolour)

    def apply(self) -> None:
        """Take over what the settings say now: at the start, and after each change of one of them."""
        self._speak(spoken(self._settings["interface.language"]))
        self._colour(self._settings["interface.theme"])
        self._write_in(self._usual_pt * self._settings["interface.text_percent"] / 100)

    def _recolour(self) -> None:
        """The system's wish for contrast changed."""
        self._colour(self._settings["interface.theme"])

    def _speak(self, language: Language) -> None:
        if language != self._language:
            self._translations.use(language)
            self._language = language

    def _colour(self, theme: str) -> None:
        """As the system does it, borders of windows included; where it does not let us choose, with our own colours."""
        self._hints.setColorScheme(SCHEMES[theme])
        own = own_theme(theme, self._hints.colorScheme(), self._wishes.contrastPreference())
        self._application.setPalette(palette_of(own) if own else QPalette())

    def _write_in(self, size_pt: float) -> None:
        """All text in this size; what has a size of its own, such as headings, keeps its proportion."""
        font = self._application.font()
        before_pt = _size_pt(font)
        if size_pt == before_pt:
            return
        own = [
            (one, one.font())
            for one in self._application.allWidgets()
            if one.testAttribute(Qt.WidgetAttribute.WA_SetFont)
        ]
        font.setPointSizeF(size_pt)
        style = self._application.style()
        if isinstance(style, Style):
            style.scale = size_pt / self._usual_pt
        self._application.setFont(font)
        for widget, wanted in own:
            wanted.setPointSizeF(_size_pt(wanted) * size_pt / before_pt)
            widget.setFont(wanted)


def own_theme(
    chosen: str, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, system: str = sys.platform
) -> Theme | None:
    """Which of our palettes is needed for what was `chosen`; None where the one that the system gives will do.

    `scheme`: the one the system has now. On Linux it says that a person wishes for a high contrast, but has no colours
    for that; elsewhere it has.
    """
    if chosen == "system":
        wished = contrast == Qt.ContrastPreference.HighContrast and system == "linux"
        if not wished:
            return None
        return "contrast_dark" if scheme == Qt.ColorScheme.Dark else "contrast_light"
    own: dict[str, Theme] = {one: one for one in get_args(Theme)}
    high = chosen.startswith("contrast")
    return own[chosen] if high or scheme != SCHEMES[chosen] else None


def _size_pt(font: QFont) -> float:
    """Also of a font whose size the system gives in pixels."""
    return font.pointSizeF() if font.pointSizeF() > 0 else QFontInfo(font).pointSizeF()


def spoken(chosen: str = "system") -> Language:
    """The language that was chosen; of "system", French if `LOKAS_LANGUAGE`, or else the system, says so."""
    told = os.environ.get("LOKAS_LANGUAGE", "").lower() if chosen == "system" else chosen
    if told in {"fr", "en"}:
        return "fr" if told == "fr" else "en"
    return "fr" if QLocale.system().language() == QLocale.Language.French else "en"
